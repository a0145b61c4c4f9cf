package org.gatehouse.sandbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** How Entra says no: an AADSTS number, its sentence and ids to look it up by. */
enum EntraError {
  NO_GRANT(
      400,
      "invalid_request",
      900144,
      "The request body must contain the following parameter: 'grant_type'."),
  WRONG_GRANT(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type."),
  UNKNOWN_TENANT(
      400,
      "invalid_request",
      90002,
      "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing"
          + " into the correct cloud. Check with your subscription administrator, this may happen"
          + " if there are no active subscriptions for the tenant."),
  UNKNOWN_APP(
      400,
      "unauthorized_client",
      700016,
      "Application with identifier '%s' was not found in the directory 'Sandbox'. This can happen"
          + " if the application has not been installed by the administrator of the tenant or"
          + " consented to by any user in the tenant. You may have sent your authentication request"
          + " to the wrong tenant."),
  WRONG_SECRET(
      401,
      "invalid_client",
      7000215,
      "Invalid client secret provided. Ensure the secret being sent in the request is the client"
          + " secret value, not the client secret ID, for a secret added to app '%s'."),
  EXPIRED_SECRET(
      401,
      "invalid_client",
      7000222,
      "The provided client secret keys for app '%s' are expired. Visit the Azure portal to create"
          + " new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate"
          + " credentials for added security: https://aka.ms/certCreds."),
  NO_CREDENTIAL(
      401,
      "invalid_client",
      7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials'"
          + " grant type."),
  MALFORMED_ASSERTION(401, "invalid_client", 50027, "JWT token is invalid or malformed."),
  WRONG_ASSERTION(
      401,
      "invalid_client",
      700027,
      "The certificate with identifier used to sign the client assertion is not registered on"
          + " application."),
  EXPIRED_ASSERTION(
      401, "invalid_client", 700024, "Client assertion is not within its valid time range."),
  WRONG_SCOPE(
      400,
      "invalid_scope",
      1002012,
      "The provided value for scope %s is not valid. Client credential flows must have a scope value"
          + " with /.default suffixed to the resource identifier (application ID URI)."),
  UNKNOWN_RESOURCE(
      400,
      "invalid_resource",
      500011,
      "The resource principal named %s was not found in the tenant named Sandbox. This can happen"
          + " if the application has not been installed by the administrator of the tenant or"
          + " consented to by any user in the tenant."),
  THROTTLED(429, "temporarily_unavailable", 90055, "The service is being throttled."),
  INTERNAL_ERROR(500, "server_error", 90033, "A transient error has occurred. Please try again."),
  UNAVAILABLE(
      503, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again."),
  GATEWAY_TIMEOUT(
      504, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again.");

  private final int status;
  private final String error;
  private final int number;
  private final String sentence;

  EntraError(int status, String error, int number, String sentence) {
    this.status = status;
    this.error = error;
    this.number = number;
    this.sentence = sentence;
  }

  static EntraError of(SimulatedResponse answer) {
    return switch (answer) {
      case THROTTLED -> THROTTLED;
      case UNAVAILABLE -> UNAVAILABLE;
      case GATEWAY_TIMEOUT -> GATEWAY_TIMEOUT;
      default -> INTERNAL_ERROR;
    };
  }

  /**
   * @param what the value that the sentence names, where it names one
   */
  Reply reply(Call call, Clock clock, String what) {
    String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
    String description =
        "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
            .formatted(
                number, sentence.formatted(what), call.requestId(), call.clientRequestId(), time);
    return Reply.json(
            status,
            JsonText.object(
                json ->
                    json.write("error", error)
                        .write("error_description", description)
                        .writeStartArray("error_codes")
                        .write(number)
                        .writeEnd()
                        .write("timestamp", time)
                        .write("trace_id", call.requestId())
                        .write("correlation_id", call.clientRequestId())
                        .write(
                            "error_uri", "https://login.microsoftonline.com/error?code=" + number)))
        .with("Cache-Control", "no-store, no-cache")
        .with("x-ms-request-id", call.requestId());
  }
}
