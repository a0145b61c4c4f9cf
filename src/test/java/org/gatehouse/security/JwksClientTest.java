package org.gatehouse.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JwksClientTest {
  private static final Tenant TENANT = Tenant.withKey("current");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What the test does with a request instead of answering it in the ordinary way. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private Map<String, RSAPublicKey> fetch(Answer answer) throws Exception {
    server.createContext(
        "/keys",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
          }
        });
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
    return new JwksClient(address, Duration.ofMillis(800)).get().get(10, TimeUnit.SECONDS);
  }

  private Map<String, RSAPublicKey> fetch(int status, String document) throws Exception {
    return fetch(
        exchange -> {
          byte[] body = document.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  private String failure(Answer answer) {
    long start = System.nanoTime();
    String failure = failed(answer);
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4), failure);
    return failure;
  }

  private String failed(Answer answer) {
    return assertThrows(ExecutionException.class, () -> fetch(answer)).getCause().toString();
  }

  private String failure(int status, String document) {
    return assertThrows(ExecutionException.class, () -> fetch(status, document))
        .getCause()
        .getMessage();
  }

  private static String document(JWK... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  @Test
  void keysOfTheTenantAreReadByTheirKid() throws Exception {
    assertEquals(TENANT.publicKeys(), fetch(200, TENANT.keyDocument()));
  }

  @Test
  void onlyRsaKeysForSignaturesAreTaken() throws Exception {
    RSAKey encryption = new RSAKeyGenerator(2048).keyID("enc").keyUse(KeyUse.ENCRYPTION).generate();
    RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
    RSAKey nameless = new RSAKeyGenerator(2048).generate();
    JWK elliptic = new ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).keyID("ec").generate();
    assertEquals(
        Set.of("current"),
        fetch(200, document(encryption, weak, nameless, elliptic, TENANT.key)).keySet());
  }

  @Test
  void documentWithoutAKeyForSignaturesFails() throws JOSEException {
    JWK elliptic = new ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).keyID("ec").generate();
    assertEquals("the answer has no RSA key for signatures", failure(200, document(elliptic)));
  }

  @Test
  void answerThatIsNotAKeySetFails() {
    assertEquals("the answer is not a JSON Web Key Set", failure(200, "<html>sign in</html>"));
  }

  @Test
  void emptyAnswerFails() {
    assertTrue(failure(exchange -> exchange.sendResponseHeaders(200, -1)).contains("Key Set"));
  }

  @Test
  void errorStatusFails() {
    assertEquals("the answer is HTTP 503", failure(503, TENANT.keyDocument()));
  }

  @Test
  void redirectIsNotFollowed() {
    assertTrue(
        failure(
                exchange -> {
                  exchange.getResponseHeaders().add("Location", "http://localhost/elsewhere");
                  exchange.sendResponseHeaders(302, -1);
                })
            .contains("HTTP 302"));
  }

  @Test
  void answerOfMoreThanOneMebibyteFails() {
    assertTrue(failure(200, " ".repeat((1 << 20) + 1)).contains("larger than 1048576 bytes"));
  }

  @Test
  void bodyThatNeverEndsFails() {
    String failure =
        failure(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              OutputStream body = exchange.getResponseBody();
              byte[] part = new byte[64 * 1024];
              while (true) {
                body.write(part);
              }
            });
    assertTrue(failure.contains("larger than 1048576 bytes"), failure);
  }

  @Test
  void bodyThatTricklesFailsInTime() {
    String failure =
        failure(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              OutputStream body = exchange.getResponseBody();
              while (true) {
                body.write(' ');
                body.flush();
                Thread.sleep(50);
              }
            });
    assertTrue(failure.contains("TimeoutException"), failure);
  }

  @Test
  void silenceFailsInTime() {
    assertTrue(failure(exchange -> Thread.sleep(5000)).contains("TimeoutException"));
  }

  @Test
  void nobodyListeningFails() {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
    server.stop(0);
    assertThrows(
        ExecutionException.class,
        () -> new JwksClient(address, Duration.ofSeconds(2)).get().get(10, TimeUnit.SECONDS));
  }
}
