/**
 * The database: schema migration by Flyway, state that nodes share, claims of rows, and the
 * translation of persistence exceptions. The same on Derby and PostgreSQL.
 */
package org.gatehouse.platform.database;
