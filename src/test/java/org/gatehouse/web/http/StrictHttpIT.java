package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.RawConnection;
import org.gatehouse.container.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no HTTP beyond doubt is answered 400 and the connection closed; no client sends it. */
@Tag("per-server")
class StrictHttpIT extends ContainerCase {
  private static final String GOOD_HOST = "Host: localhost\r\n";

  /** What would be a second request if the one before ended where its sender says. */
  private static final String NEXT = "GET /api/nothing HTTP/1.1\r\n" + GOOD_HOST + "\r\n";

  // Host

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b",
        "a:0",
        "a:99999",
        "a:",
        "a b",
        "a/b",
        "u@b",
        "a<b",
        "a\tb",
        "a?b",
        "[::1",
        "[zz]",
        "a,b",
        "a%41",
        "é",
        "a\u0000b",
        "localhost\r\nHost: localhost"
      })
  void malformedHostIsA400AtEveryPath(String host) throws IOException {
    for (String path : new String[] {"/api/nothing", "/api/docs/index.html", "/openapi"}) {
      assertRefused(
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + authorization() + "\r\n");
    }
  }

  @Test
  void http11WithoutHostIsA400() throws IOException {
    assertRefused("GET /openapi HTTP/1.1\r\n\r\n");
  }

  @Test
  void malformedHostIsToldWhatItMustBe() throws IOException {
    // Both servers let this one through; many of the above they answer by themselves.
    String message = failure(400, answer("GET /openapi HTTP/1.1\r\nHost: a,b\r\n\r\n"));
    assertEquals(
        "The header Host must be a host name or an IP address, with a port from 1 to 65535 or"
            + " none.",
        message);
  }

  // Framing

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding : chunked",
        "Content-Length : 5"
      })
  void bodyWhoseEndIsAmbiguousIsA400AndNothingBehindItIsAnswered(String framing)
      throws IOException {
    String body = body(someone(), false);
    assertRefused(post(framing) + chunk(body, "\r\n") + NEXT);
  }

  /** Grizzly forgets a length that comes before Transfer-Encoding, so nobody can see it. */
  @Test
  void lengthBeforeChunksIsA400OrCountsForNothing() throws IOException {
    String framing = "Content-Length: 5\r\nTransfer-Encoding: chunked";
    Reply reply = answer(post(framing) + chunk(body(someone(), false), "\r\n") + NEXT);
    assertEquals(server().equals("payara") ? 201 : 400, reply.status(), reply.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n"})
  void nothingIsAnsweredBehindABodyInChunks(String lineEnd) throws IOException {
    String body = chunk(body(someone(), false), lineEnd);
    Reply reply = answer(post("Transfer-Encoding: chunked") + body + NEXT);
    assertEquals(201, reply.status(), reply.text());
    assertEquals("close", reply.header("Connection"));
  }

  @Test
  void connectionStaysOpenBehindABodyWithALength() throws IOException {
    try (RawConnection connection = connect()) {
      for (int round = 0; round < 2; round++) {
        String body = body(someone(), false);
        connection.send(post("Content-Length: " + body.length()) + body);
        Reply reply = connection.read();
        assertEquals(201, reply.status(), reply.text());
        assertFalse("close".equals(reply.header("Connection")));
      }
    }
  }

  private String post(String framing) {
    return "POST /api/InviteGuest HTTP/1.1\r\n"
        + GOOD_HOST
        + authorization()
        + "Content-Type: application/json\r\n"
        + framing
        + "\r\n\r\n";
  }

  private static String chunk(String body, String lineEnd) {
    return Integer.toHexString(body.length()) + lineEnd + body + lineEnd + "0" + lineEnd + lineEnd;
  }

  private String authorization() {
    return "Authorization: Bearer " + inviter() + "\r\n";
  }

  private void assertRefused(String request) throws IOException {
    Reply reply = answer(request);
    assertEquals(400, reply.status(), reply.text());
    if (!reply.text().isEmpty()) {
      failure(400, reply);
      assertEquals("no-store", reply.header("Cache-Control"));
    }
  }

  /** Once the connection is seen to be closed behind it. */
  private Reply answer(String request) throws IOException {
    try (RawConnection connection = connect()) {
      Reply reply = connection.send(request).read();
      assertTrue(connection.isClosed());
      return reply;
    }
  }
}
