package org.gatehouse.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.gatehouse.sandbox.Sandbox;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that calls the built WAR over HTTP.
 *
 * <p>The ledger is the suite's, so every test invites guests of its own.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class ContainerCase {
  /** Tokens of any kind, the service's secret, links of invitations; frames of stack traces. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile(
          "eyJ[\\w-]{8,}|" + Sandbox.CLIENT_SECRET + "|/redeem\\?|ticket%|^\\s+at \\S+\\(");

  /** What no answer shows: classes, stacks, tokens, paths. */
  private static final Pattern TELLTALE =
      Pattern.compile(
          "Exception|\\b(org|com|java|jakarta|fish)\\.[a-z]+\\.|\\bat \\S+\\(|eyJ[\\w-]{8,}|"
              + Sandbox.CLIENT_SECRET
              + "|/(tmp|home|var|target)/");

  @ArquillianResource TestEnvironment premises;

  protected Sandbox sandbox;
  protected Gatehouse gatehouse;
  private long logAtStart;

  /** How far the suite has read the log of its one server, from the server's start on. */
  private static long logRead;

  @Deployment(testable = false)
  public static WebArchive gatehouse() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/gatehouse.war"));
  }

  @BeforeEach
  void enter() {
    sandbox = premises.sandbox();
    gatehouse = premises.gatehouse();
    logAtStart = premises.log().size();
    sandbox.reset();
  }

  @AfterEach
  void logHasNeitherSecretsNorStacks() {
    long from = logRead;
    logRead = premises.log().size();
    List<String> unspeakable =
        premises.log().since(from).stream()
            .filter(line -> UNSPEAKABLE.matcher(line).find())
            .toList();
    assertEquals(List.of(), unspeakable);
  }

  /** The folder of server-config that the server under test was started from. */
  protected final String server() {
    return premises.server();
  }

  /** A connection for what no HTTP client would send. */
  protected final RawConnection connect() throws IOException {
    return new RawConnection(gatehouse.uri());
  }

  /** The database under the server; null when that is the embedded one. */
  protected final PostgreSql database() {
    return premises.database();
  }

  /** Replaces the service's secret for Entra in the file that it reads it from. */
  protected static void clientSecret(String secret) throws IOException {
    Files.writeString(ShippedServer.CLIENT_SECRET_FILE, secret);
  }

  /** What the server has written during the test. */
  protected final List<String> written() {
    return premises.log().since(logAtStart);
  }

  /**
   * Lines of warnings, errors and failed requests written during the test, but for the summaries of
   * refused tokens and of what was left out of the log, which tells all in these tests.
   */
  protected final List<String> warnings() {
    return written().stream()
        .filter(
            line ->
                line.matches("\\S+ (WARN|WARNING|ERROR|SEVERE) .*")
                    || line.contains("\"outcome\":\"failed\""))
        .filter(line -> !line.contains("RefusedTokens") && !line.contains("BoundedLogFormatter"))
        .toList();
  }

  /** Answers the message, once the reply is seen to be a failure as the contract wants one. */
  protected static String failure(int status, Reply reply) {
    assertEquals(status, reply.status(), reply.text());
    assertEquals("application/json", reply.mediaType());
    assertTrue(
        Set.of("message", "errors", "id", "correlationId").containsAll(reply.json().keySet()),
        reply.text());
    assertEquals(reply.header("X-Correlation-ID"), reply.json().getString("correlationId"));
    assertFalse(TELLTALE.matcher(reply.text()).find(), reply.text());
    return reply.message();
  }

  /** Polls every 100 ms. */
  protected static void await(Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < patience.toNanos(), "not within " + patience);
      Thread.sleep(100);
    }
  }

  /** An address that nobody else invites. */
  protected static String someone() {
    return "guest-" + UUID.randomUUID() + "@example.com";
  }

  protected static String body(String address, boolean mail) {
    return """
        {"invitedUserEmailAddress": "%s", "sendInvitationMessage": %b}"""
        .formatted(address, mail);
  }

  /** A token that allows to invite. */
  protected final String inviter() {
    return sandbox.callerToken().roles("Guests.Invite").compact();
  }

  /** A token that allows to read the ledger. */
  protected final String reader() {
    return sandbox.callerToken().roles("Guests.Read").compact();
  }

  /** A token that allows to change and erase, and so to see links. */
  protected final String manager() {
    return sandbox.callerToken().roles("Guests.Manage").compact();
  }
}
