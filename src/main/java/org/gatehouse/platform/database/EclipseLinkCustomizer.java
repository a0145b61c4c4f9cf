package org.gatehouse.platform.database;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Stops EclipseLink from repeating a failed read three times with five seconds between, for which
 * every caller would wait. Other providers do not use this class.
 */
public class EclipseLinkCustomizer implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
