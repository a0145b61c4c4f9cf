package org.gatehouse.sandbox;

import static org.gatehouse.sandbox.SandboxClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Timeout(30)
class NetworkConditionsTest extends SandboxCase {
  private NetworkConditions network;

  @BeforeEach
  void signIn() {
    network = sandbox.behaviour().rateEnforced(false).invitations();
    client.signIn();
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_REQUEST, 400, BadRequest",
    "UNAUTHORIZED, 401, InvalidAuthenticationToken",
    "PERMISSION_MISSING, 401, Unauthorized",
    "GUESTS_NOT_ALLOWED, 403, Forbidden",
    "SUSPICIOUS_ACTIVITY, 403, Forbidden",
    "NOT_FOUND, 404, ResourceNotFound",
    "CONFLICT, 409, Conflict",
    "THROTTLED, 429, TooManyRequests",
    "INTERNAL_ERROR, 500, InternalServerError",
    "UNAVAILABLE, 503, serviceNotAvailable",
    "GATEWAY_TIMEOUT, 504, GatewayTimeout",
  })
  void aRefusalHasNoEffect(SimulatedResponse answer, int status, String code) throws IOException {
    network.always(answer);
    HttpResponse<String> response = client.invite("a@b.com");
    assertEquals(status, response.statusCode());
    assertEquals(code, json(response).getJsonObject("error").getString("code"));
    assertEquals(0, sandbox.directory().guestCount());
    assertEquals(1, sandbox.journal().count(InvitationsEndpoint.NAME, status));
  }

  @ParameterizedTest
  @CsvSource({"BAD_GATEWAY, 502", "HTML, 200"})
  void aPageOfAProxyHasNoEffect(SimulatedResponse answer, int status) throws IOException {
    network.always(answer);
    HttpResponse<String> response = client.invite("a@b.com");
    assertEquals(status, response.statusCode());
    assertTrue(response.body().endsWith("</html>"));
    assertEquals(0, sandbox.directory().guestCount());
  }

  @Test
  void anErrorCanComeAfterTheEffect() throws IOException {
    network.always(SimulatedResponse.INTERNAL_ERROR_AFTER_EFFECT);
    assertEquals(500, client.invite("a@b.com").statusCode());
    assertEquals(1, sandbox.directory().guestCount());
  }

  @ParameterizedTest
  @CsvSource({"BROKEN_BEFORE_EFFECT, 0", "BROKEN_AFTER_EFFECT, 1", "CUT_OFF, 1"})
  void aConnectionBreaksBeforeOrAfterTheEffect(SimulatedResponse answer, int guests) {
    network.always(answer);
    assertThrows(IOException.class, () -> client.invite("a@b.com"));
    assertEquals(guests, sandbox.directory().guestCount());
  }

  @Test
  void theBodyCanBeMissing() throws IOException {
    network.always(SimulatedResponse.EMPTY);
    HttpResponse<String> response = client.invite("a@b.com");
    assertEquals(201, response.statusCode());
    assertEquals("", response.body());
    assertEquals(1, sandbox.directory().guestCount());
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG", "HANG_AFTER_EFFECT", "ENDLESS_BODY", "TRICKLE"})
  void theAnswerCanBeWithoutEnd(SimulatedResponse answer) throws Exception {
    network.always(answer);
    CompletableFuture<HttpResponse<String>> call = client.inviteLater("a@b.com");
    Thread.sleep(700);
    assertFalse(call.isDone());
    assertEquals(1, sandbox.callsInProgress());
    assertEquals(answer == SimulatedResponse.HANG ? 0 : 1, sandbox.directory().guestCount());

    sandbox.reset();
    call.handle((response, broken) -> true).get(5, TimeUnit.SECONDS);
    assertEquals(0, sandbox.callsInProgress());
  }

  @Test
  void aRefusalStaysARefusalWhereTheEffectWouldHaveBeenSpoilt() throws IOException {
    network.always(SimulatedResponse.BROKEN_AFTER_EFFECT);
    assertEquals(400, client.invite("group@sandbox.test").statusCode());
  }

  @Test
  void theScriptComesFirstAndInItsOrder() throws IOException {
    network.always(SimulatedResponse.SUSPICIOUS_ACTIVITY);
    network.next(
        SimulatedResponse.UNAVAILABLE, SimulatedResponse.NORMAL, SimulatedResponse.THROTTLED);
    List<Integer> statuses = new ArrayList<>();
    for (int call = 0; call < 5; call++) {
      statuses.add(client.invite("a@b.com").statusCode());
    }
    assertEquals(List.of(503, 201, 429, 403, 403), statuses);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"UNAVAILABLE", "SUSPICIOUS_ACTIVITY", "INTERNAL_ERROR_AFTER_EFFECT"})
  void anAddressCanAskForAnAnswer(SimulatedResponse answer) throws IOException {
    HttpResponse<String> response = client.invite(answer.wireName() + "@answer.sandbox.test");
    assertEquals(answer.status(), response.statusCode());
    assertEquals(201, client.invite("a@b.com").statusCode());
  }

  @Test
  void retryAfterGoesWithWhatIsTransient() throws IOException {
    network.next(SimulatedResponse.UNAVAILABLE);
    assertTrue(client.invite("a@b.com").headers().firstValue("Retry-After").isEmpty());
    network
        .retryAfter(Duration.ofSeconds(7))
        .next(SimulatedResponse.UNAVAILABLE, SimulatedResponse.THROTTLED);
    assertEquals("7", client.invite("a@b.com").headers().firstValue("Retry-After").orElse(""));
    assertEquals("7", client.invite("a@b.com").headers().firstValue("Retry-After").orElse(""));
  }

  @Test
  void sharesAreDrawnRepeatably() {
    network
        .share(SimulatedResponse.UNAVAILABLE, 0.1)
        .share(SimulatedResponse.BROKEN_AFTER_EFFECT, 0.05);
    sandbox.behaviour().seed(7);
    List<SimulatedResponse> first = Stream.generate(network::draw).limit(10_000).toList();
    sandbox.behaviour().seed(7);
    assertEquals(first, Stream.generate(network::draw).limit(10_000).toList());
    assertEquals(1_000, Collections.frequency(first, SimulatedResponse.UNAVAILABLE), 100);
    assertEquals(500, Collections.frequency(first, SimulatedResponse.BROKEN_AFTER_EFFECT), 75);
  }

  @Test
  void theDelayVariesByItsShare() {
    network.delay(Duration.ofMillis(100)).variance(0.4);
    long[] delays = IntStream.range(0, 1_000).mapToLong(each -> network.drawDelayNanos()).toArray();
    assertTrue(Arrays.stream(delays).min().getAsLong() >= 60_000_000);
    assertTrue(Arrays.stream(delays).min().getAsLong() < 70_000_000);
    assertTrue(Arrays.stream(delays).max().getAsLong() <= 140_000_000);
    assertTrue(Arrays.stream(delays).max().getAsLong() > 130_000_000);
  }

  @Test
  void moreCallsThanThreadsCanBeDelayedAtOnce() {
    network.delay(Duration.ofMillis(500));
    long began = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> calls =
        IntStream.range(0, 300)
            .mapToObj(number -> client.inviteLater("guest" + number + "@b.com"))
            .toList();
    for (CompletableFuture<HttpResponse<String>> call : calls) {
      assertEquals(201, call.join().statusCode());
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    assertTrue(millis >= 500 && millis < 4_000, millis + " ms");
  }

  @Test
  void whatHasAnEffectHasItBeforeTheDelay() {
    network.delay(Duration.ofSeconds(20));
    CompletableFuture<HttpResponse<String>> call = client.inviteLater("a@b.com");
    while (sandbox.directory().guest("a@b.com").isEmpty()) {
      Thread.onSpinWait();
    }
    assertFalse(call.isDone());
  }

  @Test
  void onlyGraphRefusesInGraphsWords() {
    assertThrows(
        IllegalArgumentException.class,
        () -> sandbox.behaviour().token().always(SimulatedResponse.SUSPICIOUS_ACTIVITY));
  }

  @Test
  void sharesCannotPassOne() {
    network.share(SimulatedResponse.UNAVAILABLE, 0.6);
    assertThrows(
        IllegalArgumentException.class, () -> network.share(SimulatedResponse.INTERNAL_ERROR, 0.5));
    assertThrows(IllegalArgumentException.class, () -> network.share(SimulatedResponse.HTML, -0.1));
    assertThrows(
        IllegalArgumentException.class, () -> network.share(SimulatedResponse.HTML, Double.NaN));
  }

  @Test
  void aTimeOutOfTheCallerLeavesTheOthersAlone() throws IOException {
    network.next(SimulatedResponse.HANG);
    assertThrows(HttpTimeoutException.class, () -> client.impatientlyInvite("a@b.com"));
    assertEquals(201, client.invite("a@b.com").statusCode());
  }
}
