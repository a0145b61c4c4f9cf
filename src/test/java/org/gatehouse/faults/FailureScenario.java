package org.gatehouse.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.container.ServerProcess;
import org.gatehouse.sandbox.Behaviour;
import org.gatehouse.sandbox.NetworkConditions;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.sandbox.SimulatedResponse;

/** Entra and Graph as they are when much goes wrong, and a server's settings to meet them with. */
final class FailureScenario {
  /** The answer's link where the invitation's own was lost. */
  static final String SIGN_IN_LINK = "https://myapps.microsoft.com/?tenantid=sandbox";

  private FailureScenario() {}

  /** A tenth 503, a twentieth lost answers, a fiftieth 500; also some 429, as if others called. */
  static void begin(Behaviour behaviour, long seed) {
    behaviour
        .seed(seed)
        .directoryLag(Duration.ofSeconds(1))
        .rate(150, Duration.ofSeconds(5))
        .rateEnforced(true);
    NetworkConditions invitations = behaviour.invitations();
    invitations
        .delay(Duration.ofSeconds(1))
        .variance(0.8)
        .share(SimulatedResponse.UNAVAILABLE, 0.10)
        .share(SimulatedResponse.BROKEN_AFTER_EFFECT, 0.02)
        .share(SimulatedResponse.HANG_AFTER_EFFECT, 0.02)
        .share(SimulatedResponse.CUT_OFF, 0.01)
        .share(SimulatedResponse.INTERNAL_ERROR, 0.01)
        .share(SimulatedResponse.INTERNAL_ERROR_AFTER_EFFECT, 0.01)
        .share(SimulatedResponse.THROTTLED, 0.01);
    behaviour.users().share(SimulatedResponse.UNAVAILABLE, 0.10);
  }

  /** Time-outs short enough for a test. */
  static Map<String, String> settings(Sandbox sandbox, Duration answerWithin) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ENTRA_AUTHORITY", sandbox.uri().toString());
    settings.put("ENTRA_TENANT_ID", Sandbox.TENANT_ID);
    settings.put("ENTRA_CLIENT_ID", Sandbox.CLIENT_ID);
    settings.put("ENTRA_CLIENT_SECRET", Sandbox.CLIENT_SECRET);
    settings.put("GRAPH_ENDPOINT", sandbox.uri().toString());
    settings.put("GRAPH_READ_TIMEOUT", "PT3S");
    settings.put("GRAPH_CONNECT_TIMEOUT", "PT1S");
    settings.put("GRAPH_LOOKUP_TIMEOUT", "PT3S");
    settings.put("INVITE_ANSWER_WITHIN", answerWithin.toString());
    settings.put("IDEMPOTENCY_WINDOW", "PT1H");
    settings.put("INVITE_SIGN_IN_URL", SIGN_IN_LINK);
    settings.put("RECOVERY_INTERVAL", "PT1S");
    settings.put("JAVA_OPTS", ServerProcess.javaOptions());
    return settings;
  }
}
