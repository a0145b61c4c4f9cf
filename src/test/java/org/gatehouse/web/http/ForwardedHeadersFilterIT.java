package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test itself stands where the trusted proxy would, at 127.0.0.1 (see arquillian.xml). */
@Tag("per-server")
class ForwardedHeadersFilterIT extends ContainerCase {
  @Test
  void behindATrustedProxyLocationAndSourceAddressAreThoseThatItSaw() {
    Reply reply =
        gatehouse.invite(
            inviter(),
            body(someone(), false),
            "X-Forwarded-For",
            "198.51.100.9, 203.0.113.7",
            "X-Forwarded-Proto",
            "https");
    assertEquals(201, reply.status(), reply.text());
    assertEquals(
        "https://" + gatehouse.uri().getAuthority() + "/api/invitations/" + reply.id(),
        reply.header("Location"));
    assertEquals("203.0.113.7", sourceAddress(reply));
  }

  @Test
  void withoutTheProxysHeadersTheRequestIsTakenAsItCame() {
    Reply reply = gatehouse.invite(inviter(), body(someone(), false));
    assertTrue(reply.header("Location").startsWith("http://"), reply.header("Location"));
    assertEquals("127.0.0.1", sourceAddress(reply));
  }

  private String sourceAddress(Reply reply) {
    return gatehouse.stored(reply.id(), reader()).json().getString("sourceAddress");
  }
}
