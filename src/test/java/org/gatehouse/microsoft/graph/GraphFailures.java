package org.gatehouse.microsoft.graph;

/** What a call to Graph can fail with, made as the real door makes it. */
public final class GraphFailures {
  private GraphFailures() {}

  public static GraphException answer(int status, String message) {
    return answer(status, message, null);
  }

  /**
   * @param retryAfter the header, null for none
   */
  public static GraphException answer(int status, String message, String retryAfter) {
    return coded(status, "code", message, retryAfter);
  }

  public static GraphException coded(int status, String code, String message, String retryAfter) {
    String body =
        "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"innerError\":{\"request-id\":\"r\"}}}"
            .formatted(code, message);
    return reply(status, body, retryAfter);
  }

  public static GraphException html(int status) {
    return reply(status, "<html><body>Bad Gateway</body></html>", null);
  }

  /** A 201 that cannot be read, or whose status is Error. */
  public static GraphException spoilt201(String body) {
    try {
      CreatedInvitation.from(new GraphResponse(201, body, null, "r-1", null));
    } catch (GraphException failure) {
      return failure;
    }
    throw new AssertionError("is not spoilt");
  }

  public static GraphException notSent() {
    return GraphException.notSent("no connection (ConnectException)");
  }

  public static GraphException broken() {
    return GraphException.broken("no answer in time");
  }

  private static GraphException reply(int status, String body, String retryAfter) {
    return new GraphResponse(status, body, retryAfter, "r-1", null).failure();
  }
}
