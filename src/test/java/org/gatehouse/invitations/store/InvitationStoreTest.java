package org.gatehouse.invitations.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.SettableClock;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.outbox.Outbox;
import org.gatehouse.platform.text.SafeText;
import org.gatehouse.web.errors.ApiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationStoreTest {
  private static final NewInvitation ASKED =
      new NewInvitation(
          "john.doe@gmail.com",
          "John Doe",
          "https://mycompany.com/guestinfo",
          true,
          "adele.vance@mycompany.com",
          false,
          "{\"k\":\"v\"}",
          Submissions.FLOW,
          "192.0.2.7",
          "c-1");
  private static final GraphConfirmation INVITED =
      new GraphConfirmation("gi", "guest", "https://redeem", "PendingAcceptance", "r-1", null);
  private static final String FINGERPRINT = "f".repeat(43);

  private static TestDatabase database;
  private static SettableClock clock;

  @BeforeAll
  static void create() {
    database = new TestDatabase("ledger-test");
    clock = database.clock;
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.empty();
    clock.set(SettableClock.START);
  }

  private static IntakeResult open(String identity, String fingerprint, boolean keyed) {
    return database.in(store -> store.open(ASKED, identity, fingerprint, keyed));
  }

  private static IntakeResult openKeyed(String identity) {
    return open(identity, FINGERPRINT, true);
  }

  private static IntakeResult openUnnamed(String identity) {
    return open(identity, FINGERPRINT, false);
  }

  private static IntakeResult.Acquired go(IntakeResult opening) {
    return assertInstanceOf(IntakeResult.Acquired.class, opening);
  }

  private static boolean invited(Lease lease) {
    return invited(lease, INVITED);
  }

  private static boolean invited(Lease lease, GraphConfirmation outcome) {
    return database.in(store -> store.invited(lease, outcome, 1));
  }

  private static boolean failed(Lease lease) {
    return database.in(store -> store.failed(lease, "Graph is not available.", "r-2", 3));
  }

  private static Invitation onRecord(UUID id) {
    return database.in(store -> store.find(id)).orElseThrow();
  }

  private static List<StateChange> historyOf(UUID id) {
    return database.in(store -> store.history(id));
  }

  private static Optional<IntakeResult.Acquired> claim(UUID id) {
    return database.in(store -> store.claim(id));
  }

  private static List<UUID> findExpiredLeases(int max) {
    return database.in(store -> store.findExpiredLeases(max));
  }

  /** All at the same moment. */
  private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(
            executor.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> each : running) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      executor.shutdownNow();
    }
  }

  /** As the use case does after a conflict. */
  private static IntakeResult openUntilNoConflict(String identity) {
    for (int conflicts = 0; ; conflicts++) {
      try {
        return openKeyed(identity);
      } catch (DatabaseConflictException twin) {
        assertTrue(conflicts < 5, "too many conflicts");
      }
    }
  }

  @Test
  void aNewIntentIsOnRecordWithALeaseBeforeAnythingIsSent() {
    IntakeResult.Acquired go = go(openKeyed("new"));
    Invitation stored = onRecord(go.invitation().id());
    assertEquals(InvitationState.IN_PROGRESS, stored.state());
    assertNull(go.unknownSince());
    assertEquals(1, go.lease().attempt());
    assertEquals(clock.instant().plus(database.settings.lease()), go.lease().until());
    assertEquals(ASKED, stored.submission());
    assertEquals(
        List.of(InvitationState.RECEIVED, InvitationState.IN_PROGRESS),
        historyOf(stored.id()).stream().map(StateChange::state).toList());
  }

  @Test
  void aRepeatWhileTheFirstIsAtItIsToldWhichOneIsRunning() {
    IntakeResult.Acquired first = go(openKeyed("running"));
    IntakeResult second = openKeyed("running");
    assertInstanceOf(IntakeResult.InProgress.class, second);
    assertEquals(first.invitation().id(), second.invitation().id());
  }

  @Test
  void aRepeatOfWhatIsDoneGetsTheFirstAnswer() {
    IntakeResult.Acquired first = go(openKeyed("done"));
    invited(first.lease());
    IntakeResult again = openKeyed("done");
    assertInstanceOf(IntakeResult.Completed.class, again);
    assertEquals(INVITED, again.invitation().outcome());
    assertEquals(1, again.invitation().calls());
  }

  @Test
  void ofEightTwinsExactlyOneGoesAhead() throws Exception {
    for (int round = 0; round < 10; round++) {
      String identity = "twins-" + round;
      List<IntakeResult> openings = together(8, () -> openUntilNoConflict(identity));
      assertEquals(1, openings.stream().filter(IntakeResult.Acquired.class::isInstance).count());
      assertEquals(1, openings.stream().map(each -> each.invitation().id()).distinct().count());
    }
    assertEquals(10, count());
  }

  @Test
  void ofEightRepeatsExactlyOneTakesTheFailedRequestUpAgain() throws Exception {
    for (int round = 0; round < 10; round++) {
      String identity = "repeats-" + round;
      failed(go(openKeyed(identity)).lease());
      List<IntakeResult> openings = together(8, () -> openUntilNoConflict(identity));
      assertEquals(1, openings.stream().filter(IntakeResult.Acquired.class::isInstance).count());
    }
    assertEquals(10, count());
  }

  private static long count() {
    return database.in(
        store ->
            store
                .entities
                .createQuery("select count(i) from Invitation i", Long.class)
                .getSingleResult());
  }

  @Test
  void withoutAKeyARepeatCountsWithinTheWindowOnly() {
    IntakeResult.Acquired first = go(openUnnamed("window"));
    invited(first.lease());
    clock.pass(Duration.ofMinutes(15).minusMillis(1));
    assertInstanceOf(IntakeResult.Completed.class, openUnnamed("window"));
    clock.pass(Duration.ofMillis(1));
    IntakeResult.Acquired second = go(openUnnamed("window"));
    assertNotEquals(first.invitation().id(), second.invitation().id());
    assertEquals(InvitationState.INVITED, onRecord(first.invitation().id()).state());
    assertInstanceOf(IntakeResult.InProgress.class, openUnnamed("window"));
  }

  @Test
  void whatIsStillInProgressAfterTheWindowIsNotBegunTwice() {
    IntakeResult.Acquired first = go(openUnnamed("slow"));
    clock.pass(Duration.ofHours(1));
    IntakeResult.Acquired again = go(openUnnamed("slow"));
    assertEquals(first.invitation().id(), again.invitation().id());
    assertInstanceOf(IntakeResult.InProgress.class, openUnnamed("slow"));
  }

  @Test
  void aKeyIsNeverForgotten() {
    invited(go(openKeyed("forever")).lease());
    clock.pass(Duration.ofDays(1_000));
    assertInstanceOf(IntakeResult.Completed.class, openKeyed("forever"));
  }

  @Test
  void aKeyWithAnotherContentIsRefusedWithTheFirstRequestsId() {
    IntakeResult.Acquired first = go(openKeyed("key"));
    ApiException refusal =
        assertThrows(ApiException.class, () -> open("key", "g".repeat(43), true));
    assertEquals(400, refusal.status());
    assertEquals(Optional.of(first.invitation().id()), refusal.invitationId());
    assertEquals(InvitationState.IN_PROGRESS, onRecord(first.invitation().id()).state());
  }

  @Test
  void aFailedRequestIsTakenUpAgainUnderItsId() {
    IntakeResult.Acquired first = go(openKeyed("failed"));
    assertTrue(failed(first.lease()));
    assertEquals("Graph is not available.", onRecord(first.invitation().id()).failure());
    IntakeResult.Acquired second = go(openKeyed("failed"));
    assertEquals(first.invitation().id(), second.invitation().id());
    assertEquals(2, second.lease().attempt());
    assertNull(second.unknownSince());
    assertNull(onRecord(first.invitation().id()).failure());
    assertEquals(3, onRecord(first.invitation().id()).calls());
  }

  @Test
  void aRefusedRequestReleasesItsIntent() {
    IntakeResult.Acquired first = go(openKeyed("refused"));
    database.in(store -> store.refused(first.lease(), "A group's address.", "r-3", 1));
    IntakeResult.Acquired second = go(open("refused", "g".repeat(43), true));
    assertNotEquals(first.invitation().id(), second.invitation().id());
    assertEquals(InvitationState.REFUSED, onRecord(first.invitation().id()).state());
  }

  @Test
  void aLostLeaseClosesNothing() {
    IntakeResult.Acquired slow = go(openKeyed("lost"));
    clock.set(slow.lease().until());
    IntakeResult.Acquired fast = claim(slow.invitation().id()).orElseThrow();
    assertFalse(failed(slow.lease()));
    assertEquals(InvitationState.IN_PROGRESS, onRecord(slow.invitation().id()).state());
    assertTrue(invited(fast.lease()));
    assertFalse(invited(fast.lease()), "closed twice");
  }

  @Test
  void whatGraphConfirmsIsCutToItsColumnsAndCountedWithTheCallsBefore() {
    String tooLong = "x ".repeat(500);
    String link = "https://" + "l".repeat(30_000);
    Lease lease = go(openKeyed("ordinary")).lease();
    database.in(store -> store.markUnknown(lease, "No answer.", clock.instant(), 2));
    GraphConfirmation outcome =
        new GraphConfirmation(tooLong, tooLong, link, tooLong, tooLong, null);
    assertTrue(invited(lease, outcome));
    assertEquals(3, onRecord(lease.id()).calls());
    assertEquals(link, onRecord(lease.id()).outcome().redeemUrl());
    assertFalse(invited(lease, outcome), "closed twice");
  }

  @Test
  void whatGraphLeavesOutIsNoObstacle() {
    GraphConfirmation noted =
        new GraphConfirmation("gi", "guest", "https://redeem", "Accepted", "r-1", "found");
    GraphConfirmation nameless =
        new GraphConfirmation("gi", "guest", "https://redeem", "Accepted", null, null);
    for (GraphConfirmation unusual : List.of(noted, nameless)) {
      Lease lease = go(openKeyed("unusual " + unusual.note())).lease();
      assertTrue(invited(lease, unusual));
      assertEquals(unusual.requestId(), onRecord(lease.id()).graphRequestId());
      assertEquals(unusual.note(), historyOf(lease.id()).get(2).note());
    }
  }

  @Test
  void theFewInProgressAreFoundByTheirStateAmongAllThatHaveEnded() {
    for (int request = 0; request < 200; request++) {
      invited(go(openKeyed("ended-" + request)).lease());
    }
    assertPlan("INVITATION_STATE_IX", store -> store.findExpiredLeases(99));
    assertPlan("INVITATION_STATE_IX", InvitationStore::endAllLeases);
  }

  /** By which index Derby finds the rows, with fresh statistics. */
  private static void assertPlan(String index, Consumer<InvitationStore> work) {
    String plan =
        database.transaction(
            entities -> {
              Stream.of(
                      "call syscs_util.syscs_update_statistics('APP', 'INVITATION', null)",
                      "call syscs_util.syscs_set_runtimestatistics(1)")
                  .forEach(call -> entities.createNativeQuery(call).executeUpdate());
              work.accept(database.store(entities));
              return (String)
                  entities
                      .createNativeQuery("values syscs_util.syscs_get_runtimestatistics()")
                      .getSingleResult();
            });
    assertTrue(plan.contains("using index " + index), plan);
  }

  @Test
  void whatGraphConfirmedIsTrueWhoeverHasTheLease() {
    IntakeResult.Acquired slow = go(openKeyed("confirmed"));
    clock.set(slow.lease().until());
    IntakeResult.Acquired fast = claim(slow.invitation().id()).orElseThrow();
    assertTrue(invited(slow.lease()));
    assertFalse(failed(fast.lease()));
    assertEquals(InvitationState.INVITED, onRecord(slow.invitation().id()).state());
  }

  @Test
  void aRepeatAfterACrashIsToldSinceWhenNothingIsKnown() {
    IntakeResult.Acquired crashed = go(openKeyed("crashed"));
    clock.set(crashed.lease().until().minusNanos(1_000));
    assertInstanceOf(IntakeResult.InProgress.class, openKeyed("crashed"));
    clock.set(crashed.lease().until());
    assertEquals(crashed.lease().until(), go(openKeyed("crashed")).unknownSince());
  }

  @Test
  void whatIsLeftOpenIsTakenUpAtOnceFromWhereItStands() {
    IntakeResult.Acquired first = go(openKeyed("open"));
    Instant since = clock.instant().plusMillis(7);
    clock.pass(Duration.ofSeconds(60));
    database.in(store -> store.markUnknown(first.lease(), "No answer.", since, 1));
    assertEquals("No answer.", onRecord(first.invitation().id()).failure());
    assertEquals(List.of(first.invitation().id()), findExpiredLeases(10));
    assertEquals(since, claim(first.invitation().id()).orElseThrow().unknownSince());
    assertEquals(List.of(), findExpiredLeases(10));
  }

  @Test
  void recoveryFindsTheLongestWaitingFirstAndNoMoreThanAskedFor() {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(go(openKeyed("left-" + i)).invitation().id());
      clock.pass(Duration.ofSeconds(1));
    }
    invited(go(openKeyed("ended")).lease());
    assertEquals(List.of(), findExpiredLeases(10));
    clock.pass(database.settings.lease());
    assertEquals(ids.subList(0, 3), findExpiredLeases(3));
    assertEquals(ids, findExpiredLeases(10));
    assertEquals(List.of(), findExpiredLeases(0));
  }

  @Test
  void ofTwoNodesExactlyOneTakesARequestUp() throws Exception {
    for (int round = 0; round < 10; round++) {
      UUID id = go(openKeyed("nodes-" + round)).invitation().id();
      clock.pass(database.settings.lease());
      List<Boolean> got =
          together(
              2,
              () -> {
                try {
                  return claim(id).isPresent();
                } catch (DatabaseConflictException other) {
                  return false;
                }
              });
      assertEquals(1, got.stream().filter(Boolean::booleanValue).count());
    }
  }

  @Test
  void nobodyTakesUpWhatIsLeasedOrEnded() {
    IntakeResult.Acquired go = go(openKeyed("leased"));
    assertEquals(Optional.empty(), claim(go.invitation().id()));
    failed(go.lease());
    assertEquals(Optional.empty(), claim(go.invitation().id()));
    assertEquals(Optional.empty(), claim(UUID.randomUUID()));
  }

  @Test
  void afterADayARequestIsGivenUpWithAReason() {
    UUID id = go(openKeyed("hopeless")).invitation().id();
    clock.pass(Duration.ofHours(23));
    assertTrue(claim(id).isPresent());
    clock.pass(Duration.ofHours(2));
    assertEquals(Optional.empty(), claim(id));
    assertEquals(InvitationState.FAILED, onRecord(id).state());
    assertTrue(onRecord(id).failure().contains("could not be found out"));
    assertEquals(List.of(), findExpiredLeases(10));
    assertNotNull(go(openKeyed("hopeless")).unknownSince(), "repeated without a look");
  }

  @Test
  void aServerThatWasDownForDaysStillTriesOnce() {
    UUID id = go(openKeyed("weekend")).invitation().id();
    clock.pass(Duration.ofDays(3));
    assertTrue(claim(id).isPresent());
    clock.pass(database.settings.lease());
    assertEquals(Optional.empty(), claim(id));
  }

  @Test
  void theDayBeginsAnewWithARepeatAfterAFailure() {
    IntakeResult.Acquired go = go(openKeyed("later"));
    failed(go.lease());
    clock.pass(Duration.ofDays(30));
    assertEquals(2, go(openKeyed("later")).lease().attempt());
    clock.pass(database.settings.lease());
    assertTrue(claim(go.invitation().id()).isPresent());
  }

  @Test
  void whoseAnswersAreAlwaysLostIsGivenUpBeforeTheGuestDrownsInMail() {
    UUID id = go(openKeyed("drowning")).invitation().id();
    int calls = 0;
    for (int minute = 0; minute < 100; minute++) {
      clock.pass(database.settings.lease());
      Optional<IntakeResult.Acquired> go = claim(id);
      if (go.isEmpty()) {
        break;
      }
      calls += 2;
      database.in(store -> store.markUnknown(go.get().lease(), "No answer.", clock.instant(), 2));
    }
    assertEquals(20, calls);
    assertEquals(InvitationState.FAILED, onRecord(id).state());
  }

  @Test
  void aStartingServerEndsTheLeasesOfItsFormerLife() {
    UUID left = go(openKeyed("killed")).invitation().id();
    UUID ended = go(openKeyed("closed")).invitation().id();
    database.in(store -> store.invited(new Lease(ended, 1, clock.instant()), INVITED, 1));
    assertEquals(1, database.in(InvitationStore::endAllLeases));
    assertEquals(List.of(left), findExpiredLeases(10));
    assertEquals(clock.instant(), claim(left).orElseThrow().unknownSince());
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    clock.set(Instant.parse("2026-11-23T10:00:00.123456789Z"));
    IntakeResult.Acquired go = go(openKeyed("micros"));
    Instant micros = Instant.parse("2026-11-23T10:00:00.123456Z");
    assertEquals(micros, onRecord(go.invitation().id()).receivedAt());
    assertEquals(micros, go.invitation().receivedAt());
    assertEquals(micros, historyOf(go.invitation().id()).get(0).at());
  }

  @Test
  void theLongestTextsFit() {
    NewInvitation longest =
        new NewInvitation(
            "a".repeat(254),
            "n".repeat(256),
            "https://" + "r".repeat(2_040),
            false,
            "b".repeat(254),
            true,
            "{" + " ".repeat(3_998) + "}",
            new NewInvitation.CallerSnapshot("application", "t", "o", "a", "n".repeat(1_000), null),
            "s".repeat(500),
            "c".repeat(500));
    IntakeResult.Acquired go =
        go(database.in(store -> store.open(longest, "long", FINGERPRINT, true)));
    String tooLong = "x".repeat(1_000);
    String link = "https://" + "l".repeat(30_000);
    GraphConfirmation outcome =
        new GraphConfirmation(tooLong, tooLong, link, tooLong, tooLong, tooLong);
    database.in(store -> store.invited(go.lease(), outcome, 1));
    Invitation stored = onRecord(go.invitation().id());
    assertEquals(link, stored.outcome().redeemUrl());
    assertEquals(longest.more(), stored.submission().more());
    assertEquals(256, stored.submission().caller().name().length());
  }

  @Test
  void aRequestTakenUpAllDayStillFitsItsRow() {
    UUID id = go(openKeyed("patient")).invitation().id();
    for (int minute = 0; minute < 35; minute++) {
      clock.pass(database.settings.lease());
      IntakeResult.Acquired go = claim(id).orElseThrow();
      database.in(store -> store.markUnknown(go.lease(), "é".repeat(2_000), clock.instant(), 0));
    }
    assertEquals(Outbox.MAX_EVENTS, historyOf(id).size());
    assertFalse(onRecord(id).failure().length() > 1_000);
  }

  @Test
  void ofAVeryLongHistoryTheBeginningAndTheLatestStay() {
    Lease lease = go(openKeyed("long history")).lease();
    for (int times = 1; times <= Outbox.MAX_EVENTS + 25; times++) {
      String note = "n" + times;
      database.in(store -> store.markUnknown(lease, note, clock.instant(), 0));
    }
    List<StateChange> history = historyOf(lease.id());
    assertEquals(Outbox.MAX_EVENTS, history.size());
    assertEquals(InvitationState.RECEIVED, history.get(0).state());
    assertEquals("n85", history.get(Outbox.MAX_EVENTS - 1).note());
  }

  @Test
  void aNoteStaysOnOneLineAndIsCut() {
    Lease lease = go(openKeyed("long note")).lease();
    String note = "one\r\ntwo\u0000\tthree " + "x".repeat(1_000);
    database.in(store -> store.markUnknown(lease, note, clock.instant(), 0));
    String kept = historyOf(lease.id()).get(2).note();
    assertEquals(Invitation.MAX_NOTE_LENGTH, kept.length());
    assertEquals("one two three x", kept.substring(0, 15));
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String cut = SafeText.oneLine("x" + "😀".repeat(200), 200);
    assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 2)), cut);
  }

  @Test
  void aChangeThatIsRolledBackLeavesNoEvent() {
    Lease lease = go(openKeyed("rolled back")).lease();
    assertThrows(
        IllegalStateException.class,
        () ->
            database.in(
                store -> {
                  store.failed(lease, "not now", "r", 1);
                  throw new IllegalStateException("killed before the commit");
                }));
    assertEquals(2, historyOf(lease.id()).size());
  }

  @Test
  void anUnknownIdHasNoRecord() {
    assertEquals(Optional.empty(), database.in(store -> store.find(UUID.randomUUID())));
  }
}
