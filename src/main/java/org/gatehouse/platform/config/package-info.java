/**
 * Settings from MicroProfile Config, read once at start and checked together.
 *
 * <p>Each area reads its settings into a record of its own from {@link
 * org.gatehouse.platform.config.Settings}; every error is collected, so that one start reports all
 * of them.
 */
package org.gatehouse.platform.config;
