package org.gatehouse.web.errors;

/** Messages for requests that the server rejects before they reach the application. */
final class StatusMessages {
  private StatusMessages() {}

  /**
   * @param allowed the methods of an Allow header, null when there is none
   */
  static String of(int status, String allowed) {
    return switch (status) {
      case 400 -> "The request is malformed: look at its address, headers and parameters.";
      case 401 -> "A valid access token is required.";
      case 403 -> "The access token does not carry the permission that this call needs.";
      case 404 -> "There is nothing at this address; guests are invited at /api/InviteGuest.";
      case 405 ->
          allowed == null
              ? "The method is not allowed at this address."
              : "The method is not allowed at this address; allowed are: " + allowed + ".";
      case 406 ->
          "Answers are application/json (lists of /api/invitations also text/csv and"
              + " application/x-ndjson); the Accept header must allow it.";
      case 413 -> "The body is too large.";
      case 415 ->
          "Send the body as application/json; text/plain or no Content-Type is taken for it too.";
      // A server gives it where the application is on its way out; before it is there, it waits.
      case 503 -> "The server is stopping; repeat the request.";
      default ->
          status < 500
              ? "The request cannot be answered as it stands (HTTP " + status + ")."
              : "Internal error. The log of the service says more under the correlation id.";
    };
  }
}
