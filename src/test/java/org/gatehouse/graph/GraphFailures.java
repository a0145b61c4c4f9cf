package org.gatehouse.graph;

/** What a call to Graph can fail with, made as the real door makes it. */
public final class GraphFailures {
  private GraphFailures() {}

  public static GraphFailure answer(int status, String message) {
    return answer(status, message, null);
  }

  /**
   * @param retryAfter the header, null for none
   */
  public static GraphFailure answer(int status, String message, String retryAfter) {
    return coded(status, "code", message, retryAfter);
  }

  public static GraphFailure coded(int status, String code, String message, String retryAfter) {
    String body =
        "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"innerError\":{\"request-id\":\"r\"}}}"
            .formatted(code, message);
    return reply(status, body, retryAfter);
  }

  public static GraphFailure html(int status) {
    return reply(status, "<html><body>Bad Gateway</body></html>", null);
  }

  /** A 201 that cannot be read, or whose status is Error. */
  public static GraphFailure spoilt201(String body) {
    try {
      new GraphReply(201, body, null, "r-1", null).invited();
    } catch (GraphFailure failure) {
      return failure;
    }
    throw new AssertionError("is not spoilt");
  }

  public static GraphFailure notSent() {
    return GraphFailure.notSent("no connection (ConnectException)");
  }

  public static GraphFailure broken() {
    return GraphFailure.broken("no answer in time");
  }

  private static GraphFailure reply(int status, String body, String retryAfter) {
    return new GraphReply(status, body, retryAfter, "r-1", null).failure();
  }
}
