/**
 * The database: schema migration, state that nodes share, and the translation of persistence
 * exceptions.
 */
package org.gatehouse.platform.database;
