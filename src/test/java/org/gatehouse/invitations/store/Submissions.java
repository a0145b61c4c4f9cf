package org.gatehouse.invitations.store;

/** Submissions for tests to which nothing but the guest's address matters. */
public final class Submissions {
  /** The caller of all of them. */
  public static final NewInvitation.CallerSnapshot FLOW =
      new NewInvitation.CallerSnapshot("application", "t", "o", "a", null, null);

  private Submissions() {}

  /** What a flow submits that sends an address and nothing else. */
  public static NewInvitation of(String emailAddress) {
    return new NewInvitation(
        emailAddress,
        null,
        "https://invitations.microsoft.com",
        false,
        null,
        false,
        "{}",
        FLOW,
        "192.0.2.7",
        "c-1");
  }
}
