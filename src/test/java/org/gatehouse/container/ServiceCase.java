package org.gatehouse.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.web.errors.ErrorCode;

/** A test that calls a server with the built WAR over HTTP, with a sandbox behind the server. */
public abstract class ServiceCase {
  /** What no answer shows: classes, stacks, tokens, paths. */
  private static final Pattern TELLTALE =
      Pattern.compile(
          "Exception|\\b(org|com|java|jakarta|fish)\\.[a-z]+\\.|\\bat \\S+\\(|eyJ[\\w-]{8,}|"
              + Sandbox.CLIENT_SECRET
              + "|/(tmp|home|var|target)/");

  protected Sandbox sandbox;

  /** The folder of server-config that servers under test are started from. */
  protected static String server() {
    return System.getProperty("gatehouse.server", "payara");
  }

  /** Answers the message, once the reply is seen to be a failure as the contract wants one. */
  protected static String failure(int status, Reply reply) {
    assertEquals(status, reply.status(), reply.text());
    assertEquals("application/json", reply.mediaType());
    assertTrue(
        Set.of("message", "code", "errors", "id", "correlationId")
            .containsAll(reply.json().keySet()),
        reply.text());
    assertTrue(
        Stream.of(ErrorCode.values()).anyMatch(code -> code.apiName().equals(reply.code())),
        reply.text());
    assertEquals(reply.header("X-Correlation-ID"), reply.json().getString("correlationId"));
    assertFalse(TELLTALE.matcher(reply.text()).find(), reply.text());
    return reply.message();
  }

  /** Polls every 100 ms. */
  protected static void await(Duration timeout, BooleanSupplier condition)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - start < timeout.toNanos(), "not within " + timeout);
      Thread.sleep(100);
    }
  }

  /** An address that nobody else invites. */
  protected static String someone() {
    return "guest-" + UUID.randomUUID() + "@example.com";
  }

  protected static String body(String address, boolean mail) {
    return """
    {"invitedUserEmailAddress": "%s", "sendInvitationMessage": %b}\
    """
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
