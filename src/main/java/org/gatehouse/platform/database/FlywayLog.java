package org.gatehouse.platform.database;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Logs Flyway's messages at DEBUG, because the start logs the result in one line. */
public final class FlywayLog implements LogCreator, Log {
  private static final System.Logger LOG = System.getLogger(FlywayLog.class.getName());

  @Override
  public Log createLogger(Class<?> writer) {
    return this;
  }

  @Override
  public void debug(String message) {
    // Flyway's own details
  }

  @Override
  public void info(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public void warn(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public void error(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }

  @Override
  public void error(String message, Exception cause) {
    LOG.log(System.Logger.Level.DEBUG, message, cause);
  }

  @Override
  public void notice(String message) {
    LOG.log(System.Logger.Level.DEBUG, message);
  }
}
