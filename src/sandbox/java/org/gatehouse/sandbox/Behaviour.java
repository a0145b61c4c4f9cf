package org.gatehouse.sandbox;

import java.time.Duration;

/** Every knob of the sandbox; {@link #reset()} turns all of them back. */
public final class Behaviour {
  private static final long FIRST_SEED = 42;

  private final NetworkConditions invitations = new NetworkConditions(true);
  private final NetworkConditions users = new NetworkConditions(true);
  private final NetworkConditions token = new NetworkConditions(false);
  private final NetworkConditions keys = new NetworkConditions(false);

  private volatile Duration directoryLag;
  private volatile int rate;
  private volatile Duration ratePeriod;
  private volatile boolean rateEnforced;
  private volatile Duration tokenLifetime;

  Behaviour() {
    reset();
  }

  /** The way to POST /v1.0/invitations. */
  public NetworkConditions invitations() {
    return invitations;
  }

  /** The way to GET /v1.0/users. */
  public NetworkConditions users() {
    return users;
  }

  /** The way to Entra's token endpoint. */
  public NetworkConditions token() {
    return token;
  }

  /** The way to Entra's signing keys. */
  public NetworkConditions keys() {
    return keys;
  }

  /** Makes what is drawn from now on repeatable. */
  public Behaviour seed(long seed) {
    invitations.seed(seed);
    users.seed(seed + 1);
    token.seed(seed + 2);
    keys.seed(seed + 3);
    return this;
  }

  /** How long after its invitation a new guest shows up in GET /users. */
  public Behaviour directoryLag(Duration directoryLag) {
    this.directoryLag = directoryLag;
    return this;
  }

  /** How many invitations a tenant may send in any {@code period}; Graph's are 150 in 5 s. */
  public Behaviour rate(int rate, Duration period) {
    if (rate < 1 || period.toMillis() < 1) {
      throw new IllegalArgumentException("A rate is at least one call in a millisecond or longer");
    }
    this.rate = rate;
    this.ratePeriod = period;
    return this;
  }

  /** Whether too many invitations are answered 429; they are counted either way. */
  public Behaviour rateEnforced(boolean rateEnforced) {
    this.rateEnforced = rateEnforced;
    return this;
  }

  /** How long the tokens issued from now on hold. */
  public Behaviour tokenLifetime(Duration tokenLifetime) {
    this.tokenLifetime = tokenLifetime;
    return this;
  }

  public Behaviour reset() {
    invitations.reset();
    users.reset();
    token.reset();
    keys.reset();
    return seed(FIRST_SEED)
        .directoryLag(Duration.ZERO)
        .rate(150, Duration.ofSeconds(5))
        .rateEnforced(true)
        .tokenLifetime(Duration.ofSeconds(3599));
  }

  Duration directoryLag() {
    return directoryLag;
  }

  int rate() {
    return rate;
  }

  Duration ratePeriod() {
    return ratePeriod;
  }

  boolean rateEnforced() {
    return rateEnforced;
  }

  Duration tokenLifetime() {
    return tokenLifetime;
  }
}
