package org.gatehouse.security;

import java.util.Set;

/** The roles of callers: Entra app roles and delegated scopes have the same names. */
public final class Role {
  /** To invite a guest. */
  public static final String INVITE = "Guests.Invite";

  /** To read, export and count records. */
  public static final String READ = "Guests.Read";

  /** To change or erase what is on record. */
  public static final String MANAGE = "Guests.Manage";

  /** To read the metrics from afar. */
  public static final String METRICS = "Metrics.Read";

  /** Every role of this service. */
  static final Set<String> ALL = Set.of(INVITE, READ, MANAGE, METRICS);

  private Role() {}
}
