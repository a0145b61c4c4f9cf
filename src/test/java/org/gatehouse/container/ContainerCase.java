package org.gatehouse.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import java.util.UUID;
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

  @ArquillianResource Premises premises;

  protected Sandbox sandbox;
  protected Gatehouse gatehouse;
  private long logAtStart;

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
    List<String> unspeakable =
        written().stream().filter(line -> UNSPEAKABLE.matcher(line).find()).toList();
    assertEquals(List.of(), unspeakable);
  }

  /** What the server has written during the test. */
  protected final List<String> written() {
    return premises.log().since(logAtStart);
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

  /** A token that allows everything. */
  protected final String manager() {
    return sandbox.callerToken().roles("Guests.Manage").compact();
  }
}
