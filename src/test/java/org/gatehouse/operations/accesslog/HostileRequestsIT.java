package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.container.OwnServerCase;
import org.gatehouse.container.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What strangers can make a server write, without a token.
 *
 * <p>A server beside the suite's, because its log holds stacks.
 */
@Tag("per-server")
class HostileRequestsIT extends OwnServerCase {
  private static final Path FOLDER = Path.of("target", "it", "hostile-requests").toAbsolutePath();
  private static final int OF_EACH = Integer.getInteger("hostile.requests", 300);
  private static final long BYTES_PER_WINDOW = 100_000;
  private static final String LONG = "Zq".repeat(1_500);
  private static final Pattern STRANGERS_TEXT = Pattern.compile("(Zq){65}|(Z q ){33}");

  @Test
  void thousandsOfHostileRequestsWriteLittleAndAreNotQuoted() throws Exception {
    Map<String, String> settings = new HashMap<>(ServerProcess.behind(sandbox));
    settings.put("GATEHOUSE_LOG_LEVEL", "FINE");
    ServerProcess process = ServerProcess.start(server(), FOLDER, settings);
    try {
      process.awaitReady();
      URI uri = process.gatehouse().uri();
      long before = process.log().size();
      long start = System.nanoTime();
      for (Map.Entry<String, String> hostile : hostile().entrySet()) {
        long sizeBefore = process.log().size();
        for (int each = 0; each < OF_EACH; each++) {
          send(uri, hostile.getValue(), hostile.getKey().startsWith("aborted"));
        }
        System.out.printf(
            "%s: %d × %s, log %,d bytes%n",
            server(), OF_EACH, hostile.getKey(), process.log().size() - sizeBefore);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      long bytes = process.log().size() - before;
      // Begun and ended in the middle of a window, it touches one window more than it fills.
      long max = BYTES_PER_WINDOW * (took.toSeconds() / 10 + 2);
      assertTrue(bytes < max, () -> bytes + " bytes of log in " + took);
      List<String> lines = process.log().since(before);
      assertEquals(
          List.of(), lines.stream().filter(line -> STRANGERS_TEXT.matcher(line).find()).toList());
      assertEquals(201, process.gatehouse().invite(inviter(), body(someone(), false)).status());
    } finally {
      process.tellToEnd();
      process.awaitEnd();
    }
    // The last line comes after the storm, if no other one does. WildFly says too little to fill
    // it.
    if (server().equals("payara")) {
      assertTrue(
          process.log().since(0).stream()
              .anyMatch(line -> line.contains("records were left out of the log")));
    }
  }

  private Map<String, String> hostile() {
    String token = "Authorization: Bearer " + reader() + "\r\n";
    Map<String, String> hostile = new LinkedHashMap<>();
    hostile.put(
        "audience null",
        get("", "localhost", jwt("{\"alg\":\"RS256\",\"kid\":\"x\"}", "{\"aud\":[null]}")));
    hostile.put("token's header null", get("", "localhost", jwt("null", "{}")));
    hostile.put("empty Host", get("", "", ""));
    hostile.put("odd Host", get("", "a b:c " + "Z q ".repeat(1_000), ""));
    hostile.put("malformed escape", get("/%zz" + LONG, "localhost", ""));
    hostile.put(
        "HTTP2-Settings",
        get(
            "",
            "localhost",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !%"
                + LONG
                + "\r\n"));
    hostile.put(
        "method of 30,000 letters",
        get("", "localhost", "").replaceFirst("GET", "Zq".repeat(15_000)));
    String names =
        IntStream.range(0, 1_200)
            .mapToObj(each -> LONG.substring(0, 16) + each + "=1")
            .collect(Collectors.joining("&"));
    hostile.put("unknown parameters", get("?" + names, "localhost", token));
    String post =
        "POST /api/InviteGuest HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + "Authorization: Bearer "
            + inviter()
            + "\r\n";
    hostile.put(
        "malformed chunk",
        post + "Transfer-Encoding: chunked\r\n\r\nzz" + LONG + "\r\n{}\r\n0\r\n\r\n");
    hostile.put("aborted body", post + "Content-Length: 60000\r\n\r\n{\"more\":");
    hostile.put("aborted chunk", post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":");
    return hostile;
  }

  private static String get(String path, String host, String headers) {
    return "GET /api/invitations" + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
  }

  private static String jwt(String header, String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return "Authorization: Bearer "
        + encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln\r\n";
  }

  private static void send(URI uri, String request, boolean abort) throws InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      if (abort) {
        // It is to have arrived before the connection is reset.
        Thread.sleep(3);
        socket.setSoLinger(true, 0);
      } else {
        socket.getInputStream().read(new byte[256]);
      }
    } catch (IOException refused) {
      // as good as any answer
    }
  }
}
