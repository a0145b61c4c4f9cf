package org.gatehouse.sandbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** An address of Graph: asks for a token that was issued here, and errs in Graph's words. */
abstract class GraphEndpoint extends Endpoint {
  private static final String BEARER = "Bearer ";
  private static final String SERVER =
      "{\"ServerInfo\":{\"DataCenter\":\"Sandbox\",\"Slice\":\"E\",\"Ring\":\"5\","
          + "\"ScaleUnit\":\"001\",\"RoleInstance\":\"SANDBOX\"}}";

  private final GraphTokens tokens;
  private final Clock clock;

  GraphEndpoint(String name, NetworkConditions network, GraphTokens tokens, Clock clock) {
    super(name, network);
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  Reply turnAway(Call call) {
    String sent = call.header("Authorization");
    if (sent == null || sent.isBlank()) {
      return unauthorized(call, "Access token is empty.");
    }
    if (!sent.startsWith(BEARER) || !tokens.isGood(sent.substring(BEARER.length()))) {
      return unauthorized(call, SimulatedResponse.UNAUTHORIZED.message());
    }
    return null;
  }

  @Override
  Reply error(SimulatedResponse answer, Call call) {
    return answer == SimulatedResponse.UNAUTHORIZED
        ? unauthorized(call, answer.message())
        : error(call, answer.status(), answer.code(), answer.message());
  }

  final Reply error(Call call, int status, String code, String message) {
    String date = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    return marked(
        call,
        Reply.json(
            status,
            JsonText.object(
                json ->
                    json.writeStartObject("error")
                        .write("code", code)
                        .write("message", message)
                        .writeStartObject("innerError")
                        .write("date", date)
                        .write("request-id", call.requestId())
                        .write("client-request-id", call.clientRequestId())
                        .writeEnd()
                        .writeEnd())));
  }

  /** With the ids that Graph puts on every answer. */
  final Reply marked(Call call, Reply reply) {
    return reply
        .with("request-id", call.requestId())
        .with("client-request-id", call.clientRequestId())
        .with("x-ms-ags-diagnostic", SERVER);
  }

  private Reply unauthorized(Call call, String message) {
    return error(call, 401, SimulatedResponse.UNAUTHORIZED.code(), message)
        .with(
            "WWW-Authenticate",
            "Bearer realm=\"\","
                + " authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                + " client_id=\"00000003-0000-0000-c000-000000000000\"");
  }
}
