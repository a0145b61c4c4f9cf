package org.gatehouse.sandbox;

import java.time.Clock;

/** Where Entra publishes the keys that its tokens are signed with. */
final class KeysEndpoint extends Endpoint {
  static final String NAME = "GET /{tenant}/discovery/v2.0/keys";

  private final SigningKeys keys;
  private final Clock clock;

  KeysEndpoint(Behaviour behaviour, SigningKeys keys, Clock clock) {
    super(NAME, behaviour.keys());
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  Reply serve(Call call) {
    String tenant = call.path().split("/")[1];
    return Sandbox.TENANT_ID.equals(tenant)
        ? Reply.json(200, keys.jwks()).with("Cache-Control", "max-age=86400, private")
        : EntraError.UNKNOWN_TENANT.reply(call, clock, tenant);
  }

  @Override
  Reply error(SimulatedResponse answer, Call call) {
    return EntraError.of(answer).reply(call, clock, null);
  }
}
