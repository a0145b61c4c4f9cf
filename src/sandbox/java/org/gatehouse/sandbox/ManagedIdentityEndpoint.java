package org.gatehouse.sandbox;

import java.time.Clock;

/** The token endpoint of a managed identity, as App Service has it (api-version 2019-08-01). */
final class ManagedIdentityEndpoint extends Endpoint {
  static final String PATH = "/sandbox/identity";
  static final String NAME = "GET " + PATH;

  private final Sandbox sandbox;
  private final Clock clock;

  ManagedIdentityEndpoint(Sandbox sandbox, Clock clock) {
    super(NAME, sandbox.behaviour().token());
    this.sandbox = sandbox;
    this.clock = clock;
  }

  @Override
  Reply serve(Call call) {
    if (!Sandbox.IDENTITY_HEADER.equals(call.header("X-IDENTITY-HEADER"))) {
      return Reply.message(401, "X-IDENTITY-HEADER is missing or wrong");
    }
    String resource = call.query().get("resource");
    if (resource == null || !"2019-08-01".equals(call.query().get("api-version"))) {
      return Reply.message(400, "resource and api-version=2019-08-01 are required");
    }
    long expires = clock.instant().plus(sandbox.behaviour().tokenLifetime()).getEpochSecond();
    String token = sandbox.issueGraphToken();
    return Reply.json(
        200,
        JsonText.object(
            json ->
                json.write("access_token", token)
                    .write("expires_on", String.valueOf(expires))
                    .write("resource", resource)
                    .write("token_type", "Bearer")
                    .write("client_id", Sandbox.CLIENT_ID)));
  }

  @Override
  Reply error(SimulatedResponse answer, Call call) {
    return EntraError.of(answer).reply(call, clock, null);
  }
}
