package org.gatehouse.platform.database;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Keeps EclipseLink from repeating a read that failed, three times with five seconds between: with
 * the database down every caller would wait for it. Other providers do not know this class.
 */
public class EclipseLinkCustomizer implements SessionCustomizer {
  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
