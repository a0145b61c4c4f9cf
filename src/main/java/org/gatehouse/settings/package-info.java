/**
 * What the operator has set, read once at start and checked whole.
 *
 * <p>Each room keeps its own settings in a record that it reads from {@link
 * org.gatehouse.settings.Settings}; every fault is collected, so that one start tells them all.
 * Uses no other room.
 */
package org.gatehouse.settings;
