package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyIT extends ContainerCase {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  private final String address = someone();

  @Test
  void sameKeyAndContentIsAnsweredTheSameAgain() {
    String key = UUID.randomUUID().toString();
    Reply first = gatehouse.invite(inviter(), body(address, true), KEY, key);
    Reply again = gatehouse.invite(inviter(), body(address, true), KEY, key);
    assertEquals(201, again.status());
    assertEquals(first.text(), again.text());
    assertNull(first.header(REPLAYED));
    assertEquals("true", again.header(REPLAYED));
    assertEquals(first.header("Location"), again.header("Location"));
    assertEquals(1, guest().mails());
    assertEquals(1, guest().links());
  }

  @Test
  void quotedAndBareKeyAreTheSame() {
    String key = UUID.randomUUID().toString();
    Reply first = gatehouse.invite(inviter(), body(address, true), KEY, key);
    Reply again = gatehouse.invite(inviter(), body(address, true), KEY, '"' + key + '"');
    assertEquals(first.id(), again.id());
  }

  @Test
  void sameKeyWithOtherContentIsA400() {
    String key = UUID.randomUUID().toString();
    gatehouse.invite(inviter(), body(address, false), KEY, key);
    Reply other = gatehouse.invite(inviter(), body(address, true), KEY, key);
    assertEquals(
        "This Idempotency-Key was used before for a request with another content; use a new key for"
            + " a new request.",
        failure(400, other));
    assertEquals(0, guest().mails());
  }

  @Test
  void keysOfDifferentCallersNeverMeet() {
    String key = UUID.randomUUID().toString();
    String stranger =
        sandbox
            .callerToken()
            .roles("Guests.Invite")
            .claim("oid", "5a4d6b0e-0000-4000-8000-0000000000aa")
            .compact();
    Reply first = gatehouse.invite(inviter(), body(address, false), KEY, key);
    Reply other = gatehouse.invite(stranger, body(someone(), true), KEY, key);
    assertEquals(201, other.status(), other.text());
    assertNotEquals(first.id(), other.id());
  }

  @Test
  void anotherKeyIsAnotherIntent() {
    Reply first =
        gatehouse.invite(inviter(), body(address, false), KEY, UUID.randomUUID().toString());
    Reply other =
        gatehouse.invite(inviter(), body(address, false), KEY, UUID.randomUUID().toString());
    assertNotEquals(first.id(), other.id());
    assertEquals(2, guest().links());
  }

  @Test
  void identicalRequestWithoutKeyIsARepeat() {
    Reply first = gatehouse.invite(inviter(), body(address, true));
    Reply again = gatehouse.invite(inviter(), body(address.toUpperCase(), true));
    assertEquals(first.text(), again.text());
    assertEquals("true", again.header(REPLAYED));
    assertEquals(1, guest().mails());
  }

  @Test
  void requestThatDiffersInAnythingIsNoRepeat() {
    Reply first = gatehouse.invite(inviter(), body(address, false));
    Reply other = gatehouse.invite(inviter(), body(address, true));
    assertNotEquals(first.id(), other.id());
    assertNull(other.header(REPLAYED));
  }

  @Test
  void twentyIdenticalRequestsAtOnceInviteOnceAndAllGetTheAnswer() throws Exception {
    sandbox.behaviour().invitations().delay(Duration.ofMillis(500));
    List<Reply> replies = atOnce(20);
    for (Reply reply : replies) {
      assertEquals(201, reply.status(), reply.text());
      assertEquals(replies.get(0).text(), reply.text());
    }
    assertEquals(19, replies.stream().filter(reply -> reply.header(REPLAYED) != null).count());
    assertEquals(1, guest().links());
    assertEquals(1, guest().mails());
    assertEquals(1, sandbox.journal().count("POST /v1.0/invitations"));
    assertEquals(List.of(), warnings());
  }

  @Test
  void repeatsOfARunningRequestGetItsRefusal() throws Exception {
    sandbox
        .behaviour()
        .invitations()
        .delay(Duration.ofSeconds(1))
        .next(SimulatedResponse.BAD_REQUEST)
        .always(SimulatedResponse.CONFLICT);
    List<Reply> replies = atOnce(3);
    for (Reply reply : replies) {
      failure(400, reply);
      assertEquals(replies.get(0).id(), reply.id());
    }
  }

  @Test
  void afterAFailureTheRepeatTakesTheSameRecordUpAgain() {
    sandbox.behaviour().invitations().next(SimulatedResponse.CONFLICT);
    Reply failed = gatehouse.invite(inviter(), body(address, true));
    failure(500, failed);
    assertEquals("failed", state(failed));

    Reply again = gatehouse.invite(inviter(), body(address, true));
    assertEquals(201, again.status(), again.text());
    assertEquals(failed.id(), again.id());
    assertNull(again.header(REPLAYED));
    assertEquals("invited", state(again));
    assertEquals(2, gatehouse.stored(again.id(), reader()).json().getInt("graphCalls"));
    assertEquals(1, guest().mails());
  }

  @Test
  void afterARefusalTheSameQuestionIsAskedAnew() {
    String key = UUID.randomUUID().toString();
    sandbox.behaviour().invitations().next(SimulatedResponse.BAD_REQUEST);
    Reply refused = gatehouse.invite(inviter(), body(address, true), KEY, key);
    failure(400, refused);
    Reply again = gatehouse.invite(inviter(), body(address, true), KEY, key);
    assertEquals(201, again.status(), again.text());
    assertNotEquals(refused.id(), again.id());
    assertEquals("refused", state(refused));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "with blank"})
  void keyThatIsNoneIsA400(String key) {
    Reply reply = gatehouse.invite(inviter(), body(address, true), KEY, key);
    assertTrue(failure(400, reply).contains(KEY));
    assertTrue(sandbox.directory().guest(address).isEmpty());
  }

  @Test
  void keyOf255CharactersIsTakenAndALongerOneIsNot() {
    String random = UUID.randomUUID().toString();
    String longest = random + "k".repeat(255 - random.length());
    assertEquals(201, gatehouse.invite(inviter(), body(address, false), KEY, longest).status());
    failure(400, gatehouse.invite(inviter(), body(address, false), KEY, longest + "k"));
  }

  @Test
  void twoKeysAreA400() {
    Reply reply =
        gatehouse.send(
            gatehouse
                .request()
                .header("Authorization", "Bearer " + inviter())
                .header(KEY, "one")
                .header(KEY, "two")
                .POST(BodyPublishers.ofString(body(address, true))));
    failure(400, reply);
  }

  private List<Reply> atOnce(int requests) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(requests);
    try {
      String token = inviter();
      List<Future<Reply>> replies =
          IntStream.range(0, requests)
              .mapToObj(each -> callers.submit(() -> gatehouse.invite(token, body(address, true))))
              .toList();
      List<Reply> answered = new java.util.ArrayList<>();
      for (Future<Reply> reply : replies) {
        answered.add(reply.get());
      }
      return answered;
    } finally {
      callers.shutdownNow();
    }
  }

  private Guest guest() {
    return sandbox.directory().guest(address).orElseThrow();
  }

  private String state(Reply reply) {
    JsonObject stored = gatehouse.stored(reply.id(), reader()).json();
    return stored.getString("state");
  }
}
