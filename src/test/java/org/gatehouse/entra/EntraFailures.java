package org.gatehouse.entra;

/** What Entra's door throws. */
public final class EntraFailures {
  private EntraFailures() {}

  public static EntraFailure outOfReach() {
    return new EntraFailure("Entra is out of reach.", false);
  }
}
