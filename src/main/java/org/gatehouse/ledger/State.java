package org.gatehouse.ledger;

/** How far a request has come. */
public enum State {
  /** On record, and nothing has been sent. */
  RECEIVED("received"),
  /** Somebody holds the lease: a call to Graph may be on its way, or have been lost. */
  UNDER_WAY("underWay"),
  /** Graph has confirmed, or the guest was found after a lost answer. */
  INVITED("invited"),
  /** Policy or Graph said no because of what was asked. */
  REFUSED("refused"),
  /** No invitation was confirmed, and none can be on its way; it can be taken up again. */
  FAILED("failed");

  private final String word;

  State(String word) {
    this.word = word;
  }

  /** The state as the API and the history spell it. */
  public String word() {
    return word;
  }

  /** Whether nobody works on the request any more. */
  public boolean isFinal() {
    return this != RECEIVED && this != UNDER_WAY;
  }

  boolean mayBecome(State next) {
    return switch (this) {
      case RECEIVED -> next == UNDER_WAY || next == REFUSED;
      case UNDER_WAY -> next != RECEIVED;
      case FAILED -> next == UNDER_WAY || next == INVITED;
      case INVITED, REFUSED -> false;
    };
  }

  static State of(String word) {
    for (State state : values()) {
      if (state.word.equals(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state " + word);
  }
}
