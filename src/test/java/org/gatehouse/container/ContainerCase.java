package org.gatehouse.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test that calls the one server that Arquillian starts for the suite.
 *
 * <p>The ledger is the suite's, so every test invites guests of its own. These classes run one
 * after the other on one thread, to which Arquillian's contexts are bound.
 */
@ExtendWith(ArquillianExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class ContainerCase extends ServiceCase {
  /** Tokens of any kind, the service's secret, links of invitations; frames of stack traces. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile(
          "eyJ[\\w-]{8,}|" + Sandbox.CLIENT_SECRET + "|/redeem\\?|ticket%|^\\s+at \\S+\\(");

  @ArquillianResource TestEnvironment premises;

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

  /**
   * Has Graph refuse the service's token. One that has just replaced another would be believed,
   * whatever Graph says, for its first 2 s.
   */
  protected final void revokeTokens() throws InterruptedException {
    await(Duration.ofSeconds(10), () -> metric("gatehouse_graph_token_age_seconds") > 2);
    sandbox.revokeTokens();
  }

  /** The value of a metric without labels. */
  private double metric(String name) {
    return gatehouse
        .send(gatehouse.request("/metrics"))
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
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
        .filter(
            line -> !line.contains("RejectedTokenCounter") && !line.contains("BoundedLogFormatter"))
        .toList();
  }
}
