package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;
import org.gatehouse.SettableClock;
import org.gatehouse.microsoft.entra.EntraFailures;
import org.gatehouse.microsoft.graph.CircuitBreaker;
import org.gatehouse.microsoft.graph.CreatedInvitation;
import org.gatehouse.microsoft.graph.DirectoryGuest;
import org.gatehouse.microsoft.graph.GraphFailures;
import org.gatehouse.microsoft.graph.GraphInvitation;
import org.gatehouse.microsoft.ratelimit.RateLimitSettings;
import org.gatehouse.microsoft.ratelimit.RateLimiter;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.web.errors.ErrorCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static final Instant START = SettableClock.START;
  private static final Instant DEADLINE = START.plusSeconds(90);
  private static final Duration MAX_CALL_TIME = Duration.ofSeconds(35);
  private static final Duration TIMEOUT = Duration.ofSeconds(45);
  private static final URI SIGN_IN = URI.create("https://myapps.microsoft.com/?tenantid=t");
  private static final CreatedInvitation GRANTED =
      new CreatedInvitation("gi", "guest", "https://redeem", "PendingAcceptance", "r-2", 0);
  private static final Optional<DirectoryGuest> NOBODY = Optional.empty();

  private static final Metrics METERS = new Metrics(new RequestContext());

  private final SettableClock clock = new SettableClock();
  private final CircuitBreaker circuitBreaker = new CircuitBreaker(Duration.ofMinutes(15), clock);
  private final RateLimiter rateLimiter =
      new RateLimiter(
          new RateLimitSettings(150, Duration.ofSeconds(5)),
          clock,
          Optional.empty(),
          clock::nanoTime);
  private Sleeper sleep = clock::sleepUntil;

  /** What happens at the next calls and looks; the last one goes on for ever. */
  private final Queue<Supplier<CreatedInvitation>> calls = new ArrayDeque<>();

  private final Queue<Supplier<Optional<DirectoryGuest>>> looks = new ArrayDeque<>();
  private final List<Instant> called = new ArrayList<>();
  private final List<Instant> looked = new ArrayList<>();

  private DeliveryResult deliver(boolean mail) {
    return deliver(order(mail, null));
  }

  private DeliveryResult deliver(DeliveryRequest order) {
    return delivery(MAX_CALL_TIME).deliver(order);
  }

  private static DeliveryRequest order(boolean mail, Instant unknownSince) {
    return new DeliveryRequest(
        new GraphInvitation("john.doe@gmail.com", null, "https://invitations.microsoft.com", mail),
        START,
        unknownSince,
        DEADLINE);
  }

  private Delivery delivery(Duration longestCall) {
    return new Delivery(
        (invitation, latest) -> {
          assertFalse(clock.instant().isAfter(latest), "called too late to end in time");
          called.add(clock.instant());
          return next(calls).get();
        },
        (address, latest) -> {
          assertFalse(clock.instant().isAfter(latest), "looked too late to end in time");
          looked.add(clock.instant());
          return next(looks).get();
        },
        new Delivery.Limits(longestCall, TIMEOUT, SIGN_IN),
        rateLimiter,
        circuitBreaker,
        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), () -> 0.5),
        clock,
        moment -> sleep.until(moment),
        METERS);
  }

  private static <T> T next(Queue<T> script) {
    return script.size() == 1 ? script.peek() : script.remove();
  }

  private <T> Supplier<T> after(Duration time, Supplier<T> then) {
    return () -> {
      clock.pass(time);
      return then.get();
    };
  }

  private static <T> Supplier<T> fails(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Supplier<CreatedInvitation> granted() {
    return () -> GRANTED;
  }

  private static Supplier<CreatedInvitation> lost() {
    return fails(GraphFailures.broken());
  }

  private static Supplier<CreatedInvitation> answers(int status, String message) {
    return fails(GraphFailures.answer(status, message));
  }

  private static Supplier<Optional<DirectoryGuest>> shows(Instant createdAt) {
    return () -> Optional.of(new DirectoryGuest("guest", "PendingAcceptance", createdAt));
  }

  private static DeliveryResult.Invited invited(DeliveryResult ending) {
    return assertInstanceOf(DeliveryResult.Invited.class, ending);
  }

  @Test
  void whatGraphConfirmsIsInvitedWithOneCall() {
    calls.add(granted());
    DeliveryResult.Invited ending = invited(deliver(true));
    assertEquals("https://redeem", ending.outcome().redeemUrl());
    assertEquals("gi", ending.outcome().graphInvitationId());
    assertNull(ending.outcome().note());
    assertEquals(1, ending.calls());
    assertEquals(START, clock.instant(), "waited for nothing");
  }

  @Test
  void withoutALinkThatAGuestCanBeSentToTheAnswerHasTheSignInLinkAndANote() {
    calls.add(() -> new CreatedInvitation("gi", "guest", null, "PendingAcceptance", "r-2", 0));
    DeliveryResult.Invited ending = invited(deliver(true));
    assertEquals(SIGN_IN.toString(), ending.outcome().redeemUrl());
    assertEquals(
        "redeem URL of Graph not usable; the answer has the tenant's sign-in link",
        ending.outcome().note());
    assertEquals(1, called.size());
  }

  @Test
  void whatNobodyHasThoughtOfIsLookedIntoAndNeverJustRepeated() {
    calls.add(fails(new IllegalStateException("secret")));
    looks.add(fails(new NullPointerException()));
    looks.add(shows(START.plusSeconds(1)));
    assertEquals("guest", invited(deliver(true)).outcome().guestId());
    assertEquals(1, called.size());
    assertEquals(2, looked.size());
  }

  @Test
  void withAMailAndTheGuestFoundNoSecondCallGoesOut() {
    calls.add(after(Duration.ofSeconds(30), lost()));
    looks.add(shows(START.plusSeconds(1)));
    DeliveryResult.Invited ending = invited(deliver(true));
    assertEquals(1, called.size());
    assertEquals(SIGN_IN.toString(), ending.outcome().redeemUrl());
    assertEquals("guest", ending.outcome().guestId());
    assertEquals("answer lost; the guest was found in the directory", ending.outcome().note());
  }

  @Test
  void aGuestOlderThanTheRequestLeavesTheMailInDoubtAndTheNoteSaysSo() {
    calls.add(lost());
    looks.add(shows(START.minus(Duration.ofDays(300))));
    DeliveryResult.Invited ending = invited(deliver(true));
    assertEquals(1, called.size());
    assertEquals(
        "answer lost; the guest was in the directory before, so whether this mail went out is not"
            + " known",
        ending.outcome().note());
  }

  @Test
  void aGuestWhoseAgeGraphDoesNotTellIsTakenForNew() {
    calls.add(lost());
    looks.add(shows(null));
    assertEquals(
        "answer lost; the guest was found in the directory",
        invited(deliver(true)).outcome().note());
  }

  @Test
  void withoutAMailAFreshLinkIsFetched() {
    calls.add(lost());
    calls.add(granted());
    looks.add(shows(START));
    DeliveryResult.Invited ending = invited(deliver(false));
    assertEquals("https://redeem", ending.outcome().redeemUrl());
    assertEquals(2, ending.calls());
    assertEquals(1, looked.size());
  }

  @Test
  void whoWasFoundIsInvitedEvenIfNoFreshLinkCanBeHad() {
    for (Supplier<CreatedInvitation> second :
        List.of(answers(503, "later"), lost(), answers(401, "no"), answers(409, "conflict"))) {
      calls.clear();
      calls.add(lost());
      calls.add(second);
      looks.add(shows(START));
      DeliveryResult.Invited ending = invited(deliver(order(false, null)));
      assertEquals(SIGN_IN.toString(), ending.outcome().redeemUrl());
      clock.set(START);
    }
  }

  @Test
  void aGuestWhoShowsUpLateIsWaitedFor() {
    calls.add(lost());
    looks.add(() -> NOBODY);
    looks.add(() -> NOBODY);
    looks.add(() -> NOBODY);
    looks.add(shows(START));
    invited(deliver(true));
    assertEquals(1, called.size());
    assertTrue(clock.sinceStart().compareTo(Duration.ofSeconds(5)) < 0, "looked too seldom");
  }

  @Test
  void whoIsNotFoundWhenThePatienceIsOverIsInvitedAgain() {
    calls.add(lost());
    calls.add(granted());
    looks.add(() -> NOBODY);
    DeliveryResult.Invited ending = invited(deliver(true));
    assertEquals(2, ending.calls());
    assertEquals(START.plus(TIMEOUT), looked.get(looked.size() - 1));
    assertEquals(START.plus(TIMEOUT), called.get(1));
  }

  @Test
  void thePatienceCountsFromWhenTheAnswerWasLostAndNotFromWhenTheCallBegan() {
    calls.add(after(Duration.ofSeconds(8), lost()));
    calls.add(granted());
    looks.add(() -> NOBODY);
    assertEquals(2, invited(deliver(true)).calls());
    assertEquals(START.plusSeconds(8).plus(TIMEOUT), called.get(1));
  }

  @Test
  void afterATimeOutTheRestOfThePatienceIsLeftToRecovery() {
    calls.add(after(Duration.ofSeconds(30), lost()));
    looks.add(() -> NOBODY);
    DeliveryResult.Open open = assertInstanceOf(DeliveryResult.Open.class, deliver(true));
    assertEquals(DEADLINE.minus(MAX_CALL_TIME), looked.get(looked.size() - 1));
    assertEquals(START.plusSeconds(30), open.since());
    assertEquals(1, called.size());
  }

  @Test
  void anEarlierAttemptsUnknownOutcomeIsLookedIntoBeforeAnyCall() {
    looks.add(shows(START));
    DeliveryResult.Invited ending = invited(deliver(order(true, START.minusSeconds(300))));
    assertEquals(0, ending.calls());
    assertEquals(List.of(), called);
  }

  @Test
  void afterACrashLongAgoOneLookIsEnoughToCallAgain() {
    looks.add(() -> NOBODY);
    calls.add(granted());
    assertEquals(1, invited(deliver(order(true, START.minusSeconds(300)))).calls());
    assertEquals(1, looked.size());
  }

  @Test
  void whereUsersMayNotBeReadItIsInvitedAgainRatherThanNever() {
    calls.add(lost());
    calls.add(granted());
    looks.add(fails(GraphFailures.answer(403, "Insufficient privileges")));
    assertEquals(2, invited(deliver(true)).calls());
  }

  @Test
  void whereUsersMayNotBeReadAndAnswersAreAlwaysLostItIsNotRepeatedForEver() {
    calls.add(lost());
    looks.add(fails(GraphFailures.answer(403, "Insufficient privileges")));
    DeliveryResult.Failed ending = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(3, ending.calls());
    assertTrue(ending.message().contains("User.Read.All"), ending.message());
  }

  @Test
  void whereUsersMayNotBeReadAndTimeIsOverRecoveryRepeatsIt() {
    calls.add(after(Duration.ofSeconds(54), after(Duration.ofMillis(990), lost())));
    looks.add(fails(GraphFailures.answer(403, "Insufficient privileges")));
    assertInstanceOf(DeliveryResult.Open.class, deliver(true));
    assertEquals(1, called.size());
  }

  @Test
  void whileLookingFailsItIsLeftOpenBeforeTheDeadline() {
    calls.add(after(Duration.ofSeconds(30), lost()));
    looks.add(after(Duration.ofSeconds(3), fails(GraphFailures.broken())));
    DeliveryResult.Open open = assertInstanceOf(DeliveryResult.Open.class, deliver(true));
    assertEquals(START.plusSeconds(30), open.since());
    assertEquals(1, open.calls());
    assertFalse(clock.instant().isAfter(DEADLINE));
    assertTrue(open.message().contains("not known yet whether the guest was invited"));
  }

  @Test
  void withoutATokenLookingGoesOnAndIsLeftOpen() {
    looks.add(fails(EntraFailures.outOfReach()));
    DeliveryResult.Open open =
        assertInstanceOf(DeliveryResult.Open.class, deliver(order(true, START.minusSeconds(9))));
    assertTrue(open.message().startsWith("Entra is out of reach."), open.message());
    assertEquals(START.minusSeconds(9), open.since());
  }

  @Test
  void looksKeepToTheWaitThatGraphAsksFor() {
    looks.add(fails(GraphFailures.answer(429, "later", "20")));
    looks.add(shows(START));
    invited(deliver(order(true, START)));
    assertEquals(List.of(START, START.plusSeconds(20)), looked);
  }

  @Test
  void aWaitBeyondTheDeadlineIsNotWaited() {
    looks.add(fails(GraphFailures.answer(429, "later", "600")));
    assertInstanceOf(DeliveryResult.Open.class, deliver(order(true, START)));
    assertEquals(START, clock.instant());
  }

  @Test
  void a429PausesAllCallsAndIsTriedAgainAfterIt() {
    calls.add(fails(GraphFailures.answer(429, "later", "17")));
    calls.add(granted());
    assertEquals(2, invited(deliver(true)).calls());
    assertEquals(List.of(START, START.plusSeconds(17)), called);
    assertTrue(rateLimiter.currentLimit() < 150, "nothing learned");
  }

  @Test
  void a429OfAnotherDeliveryHoldsThisOneBackToo() {
    rateLimiter.throttled(Duration.ofSeconds(12));
    calls.add(granted());
    deliver(true);
    assertEquals(List.of(START.plusSeconds(12)), called);
  }

  @Test
  void aPauseThatBeginsWhileThisOneStandsInLineHoldsItBack() {
    RateLimiter narrow =
        new RateLimiter(
            new RateLimitSettings(1, Duration.ofSeconds(5)),
            clock,
            Optional.empty(),
            clock::nanoTime);
    narrow.take(DEADLINE);
    sleep =
        moment -> {
          if (clock.instant().equals(START)) {
            narrow.throttled(Duration.ofSeconds(20));
          }
          clock.sleepUntil(moment);
        };
    new Delivery(
            (invitation, latest) -> {
              called.add(clock.instant());
              return GRANTED;
            },
            (address, latest) -> NOBODY,
            new Delivery.Limits(MAX_CALL_TIME, TIMEOUT, SIGN_IN),
            narrow,
            circuitBreaker,
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), () -> 0.5),
            clock,
            moment -> sleep.until(moment),
            METERS)
        .deliver(order(true, null));
    assertFalse(called.get(0).isBefore(START.plusSeconds(20)), called.toString());
  }

  @Test
  void aThrottlingThatOutlastsTheTimeFailsAtOnce() {
    calls.add(fails(GraphFailures.answer(429, "later", "56")));
    DeliveryResult.Failed failed = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(ErrorCode.GRAPH_THROTTLED, failed.code());
    assertEquals("Microsoft Graph throttles this tenant (HTTP 429).", failed.message());
    assertEquals(START, clock.instant());
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 504})
  void whatIsNotAvailableIsTriedAgainWithLongerAndLongerPauses(int status) {
    for (int times = 0; times < 4; times++) {
      calls.add(answers(status, "later"));
    }
    calls.add(granted());
    assertEquals(5, invited(deliver(true)).calls());
    for (int call = 2; call < called.size(); call++) {
      Duration before = Duration.between(called.get(call - 2), called.get(call - 1));
      Duration after = Duration.between(called.get(call - 1), called.get(call));
      assertTrue(after.compareTo(before) > 0, after + " after " + before);
    }
    assertEquals(List.of(), looked);
  }

  @Test
  void aRefusedConnectionIsTriedAgainWithoutLooking() {
    calls.add(fails(GraphFailures.notSent()));
    calls.add(granted());
    assertEquals(2, invited(deliver(true)).calls());
    assertEquals(List.of(), looked);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502})
  void a500Or502IsLookedIntoBeforeItIsRepeated(int status) {
    calls.add(answers(status, "An internal server error occurred."));
    looks.add(shows(START));
    invited(deliver(true));
    assertEquals(1, called.size());
    assertEquals(1, looked.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409})
  void otherRefusalsFailWithoutARepeat(int status) {
    calls.add(answers(status, "no"));
    DeliveryResult.Failed failed = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(1, failed.calls());
    assertEquals("r-1", failed.requestId());
    assertEquals(1, called.size());
  }

  @Test
  void a400IsRefusedWithoutARepeat() {
    calls.add(answers(400, "Group email address is not supported."));
    assertEquals(1, assertInstanceOf(DeliveryResult.Refused.class, deliver(true)).calls());
    assertEquals(1, called.size());
  }

  @Test
  void withoutATokenNothingIsCalledAndItFails() {
    calls.add(fails(EntraFailures.outOfReach()));
    DeliveryResult.Failed failed = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(ErrorCode.ENTRA_TOKEN_UNAVAILABLE, failed.code());
    assertEquals("Entra is out of reach.", failed.message());
    assertEquals(0, failed.calls());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invitations are blocked for this directory due to suspicious activity",
        "Guest invitations not allowed for your company. Contact your company administrator."
      })
  void aClosedTenantIsNotCalledAgainAndEveryoneIsToldAtOnce(String said) {
    calls.add(answers(403, said));
    DeliveryResult.Failed first = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    DeliveryResult.Failed second = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(first.message(), second.message());
    assertEquals(0, second.calls());
    assertEquals(1, called.size());
    assertEquals(START, clock.instant());
    clock.pass(Duration.ofMinutes(15));
    calls.clear();
    calls.add(granted());
    invited(
        deliver(
            new DeliveryRequest(
                order(true, null).invitation(), START, null, clock.instant().plusSeconds(90))));
  }

  @Test
  void whoStandsInLineWhenTheTenantClosesDoesNotCall() {
    for (int call = 0; call < 150; call++) {
      rateLimiter.take(DEADLINE);
    }
    calls.add(granted());
    sleep =
        moment -> {
          circuitBreaker.open("The tenant is closed.");
          clock.sleepUntil(moment);
        };
    DeliveryResult.Failed failed = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(ErrorCode.TENANT_BLOCKS_INVITATIONS, failed.code());
    assertEquals("The tenant is closed.", failed.message());
    assertEquals(List.of(), called);
  }

  @Test
  void aLineTooLongIsToldAtOnce() {
    for (int call = 0; call < 150 * 12; call++) {
      rateLimiter.take(START.plusSeconds(3_600));
    }
    DeliveryResult.Failed failed = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertTrue(failed.message().contains("Too many invitations are waiting"), failed.message());
    assertEquals(0, failed.calls());
    assertEquals(START, clock.instant());
  }

  @Test
  void aStopWhileWaitingForTheTurnIsAFailureThatSentNothing() {
    sleep = DeliveryTest::stop;
    calls.add(granted());
    DeliveryResult.Failed failed = assertInstanceOf(DeliveryResult.Failed.class, deliver(true));
    assertEquals(
        "The service is stopping, and nothing was sent; repeat the request.", failed.message());
    assertEquals(0, failed.calls());
    assertEquals(List.of(), called);
    assertTrue(Thread.interrupted());
  }

  @Test
  void aStopWhileLookingLeavesItOpenForRecovery() {
    sleep = DeliveryTest::stop;
    looks.add(() -> NOBODY);
    DeliveryResult.Open open =
        assertInstanceOf(DeliveryResult.Open.class, deliver(order(true, START)));
    assertEquals(START, open.since());
    assertTrue(Thread.interrupted());
  }

  private static void stop(Instant moment) throws InterruptedException {
    throw new InterruptedException();
  }

  @RepeatedTest(100)
  void whateverHappensItEndsByTheDeadlineWithoutASecondMailThatCouldBeAvoided(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    Duration longestCall = Duration.ofMillis(200 + random.nextInt(40_000));
    boolean mail = random.nextBoolean();
    boolean[] inDirectory = new boolean[1];
    int[] mails = new int[1];
    for (int call = 0; call < 200; call++) {
      Duration took = longestCall.multipliedBy(random.nextInt(101)).dividedBy(100);
      int kind = random.nextInt(6);
      calls.add(
          after(
              took,
              () -> {
                boolean effect = kind == 0 || kind == 1;
                inDirectory[0] |= effect;
                mails[0] += effect ? 1 : 0;
                return switch (kind) {
                  case 0 -> GRANTED;
                  case 1, 2 -> lost().get();
                  case 3 -> answers(503, "later").get();
                  case 4 ->
                      DeliveryTest.<CreatedInvitation>fails(
                              GraphFailures.answer(429, "later", "" + random.nextInt(9)))
                          .get();
                  default -> DeliveryTest.<CreatedInvitation>fails(GraphFailures.notSent()).get();
                };
              }));
    }
    for (int look = 0; look < 200; look++) {
      Duration took = longestCall.multipliedBy(random.nextInt(101)).dividedBy(100);
      boolean fails = random.nextInt(3) == 0;
      looks.add(
          after(
              took,
              () -> {
                if (fails) {
                  throw GraphFailures.broken();
                }
                return inDirectory[0] ? shows(START).get() : NOBODY;
              }));
    }
    DeliveryResult ending = delivery(longestCall).deliver(order(mail, null));
    assertFalse(clock.instant().isAfter(DEADLINE), "ended " + clock.sinceStart());
    assertTrue(!mail || mails[0] <= 1, mails[0] + " mails");
    assertEquals(called.size(), ending.calls());
    if (ending instanceof DeliveryResult.Failed) {
      assertFalse(inDirectory[0], "failed though invited");
    }
    if (ending instanceof DeliveryResult.Invited) {
      assertTrue(inDirectory[0], "invited though not");
    }
  }
}
