package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.RawConnection;
import org.gatehouse.container.Reply;
import org.gatehouse.container.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server beside the suite's, which is reached at whatever address a request names. */
@Tag("per-server")
class PublicAddressIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "public-address").toAbsolutePath();
  private static final String BASE = "https://gatehouse.example.com/guests";

  private ServerProcess process;

  @Test
  void addressesAreTheOperatorsAndOtherHostsAreRefused() throws Exception {
    Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
    settings.put("PUBLIC_BASE_URL", BASE);
    process = ServerProcess.start(server(), FOLDER, settings);
    try {
      process.awaitReady();
      locationAndNextBeginWithTheBase();
      otherHostIsRefused();
      healthAndMetricsAreAnsweredForAnyHost();
    } finally {
      process.tellToEnd();
      process.awaitEnd();
    }
  }

  private void locationAndNextBeginWithTheBase() throws IOException {
    String list = "/api/invitations?limit=1";
    for (int round = 0; round < 2; round++) {
      Reply invited = invite("Gatehouse.example.com:443");
      assertEquals(201, invited.status(), invited.text());
      assertEquals(BASE + "/api/invitations/" + invited.id(), invited.header("Location"));
    }
    assertNextBeginsWithTheBase(list, "/guests" + list + "&after=");
    assertNextBeginsWithTheBase(list, "/guests" + list + "&after=");
    // Which are two acts on the audit trail.
    assertNextBeginsWithTheBase("/api/audit?limit=1", "/guests/api/audit?limit=1&before=");
  }

  private void assertNextBeginsWithTheBase(String path, String next) throws IOException {
    Reply page = send("GET " + path, "gatehouse.example.com", manager(), "");
    assertEquals(200, page.status(), page.text());
    assertTrue(page.json().getString("next").startsWith(next), page.json().getString("next"));
  }

  private void otherHostIsRefused() throws IOException {
    Reply refused = invite("evil.example");
    assertEquals("The header Host must be gatehouse.example.com.", failure(400, refused));
  }

  private void healthAndMetricsAreAnsweredForAnyHost() throws IOException {
    assertEquals(200, process.gatehouse().health("live").status());
    assertEquals(200, send("GET /metrics", "10.1.2.3:8080", manager(), "").status());
  }

  private Reply invite(String host) throws IOException {
    return send("POST /api/InviteGuest", host, inviter(), body(someone(), false));
  }

  private Reply send(String start, String host, String token, String body) throws IOException {
    try (RawConnection connection = new RawConnection(process.gatehouse().uri())) {
      String headers =
          "Host: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n"
              .formatted(host, token, body.length());
      return connection.send(start + " HTTP/1.1\r\n" + headers + "\r\n" + body).read();
    }
  }
}
