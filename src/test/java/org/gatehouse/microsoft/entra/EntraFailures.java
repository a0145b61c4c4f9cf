package org.gatehouse.microsoft.entra;

/** What Entra's door throws. */
public final class EntraFailures {
  private EntraFailures() {}

  public static EntraException outOfReach() {
    return new EntraException("Entra is out of reach.", false);
  }
}
