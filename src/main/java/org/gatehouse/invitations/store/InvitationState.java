package org.gatehouse.invitations.store;

/** The state of a request. */
public enum InvitationState {
  /** On record, and nothing has been sent. */
  RECEIVED("received"),
  /** Somebody holds the lease: a call to Graph may be on its way, or have been lost. */
  IN_PROGRESS("inProgress"),
  /** Graph has confirmed, or the guest was found after a lost answer. */
  INVITED("invited"),
  /** Policy or Graph said no because of what was asked. */
  REFUSED("refused"),
  /** No invitation was confirmed. A later attempt looks the guest up first if necessary. */
  FAILED("failed");

  private final String word;

  InvitationState(String word) {
    this.word = word;
  }

  /** The state as the API and the history spell it. */
  public String word() {
    return word;
  }

  /** Whether nobody works on the request any more. */
  public boolean isFinal() {
    return this != RECEIVED && this != IN_PROGRESS;
  }

  boolean mayBecome(InvitationState next) {
    return switch (this) {
      case RECEIVED -> next == IN_PROGRESS;
      case IN_PROGRESS -> next != RECEIVED;
      case FAILED -> next == IN_PROGRESS || next == INVITED;
      case INVITED, REFUSED -> false;
    };
  }
}
