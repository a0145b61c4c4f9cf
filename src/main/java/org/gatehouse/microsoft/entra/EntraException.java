package org.gatehouse.microsoft.entra;

/**
 * Entra gave no token.
 *
 * <p>The message is for callers: it carries Entra's error code at most. What Entra wrote besides is
 * for the log alone and stays with {@link GraphTokenProvider}.
 */
public class EntraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isPermanent;

  EntraException(String message, boolean isPermanent) {
    super(message, null, false, false);
    this.isPermanent = isPermanent;
  }

  /** Whether an operator has to change something before a token can be had. */
  public boolean isPermanent() {
    return isPermanent;
  }
}
