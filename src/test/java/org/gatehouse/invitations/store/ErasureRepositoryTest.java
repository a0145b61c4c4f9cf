package org.gatehouse.invitations.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.SettableClock;
import org.gatehouse.invitations.store.ErasureRepository.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureRepositoryTest {
  private static final String ADDRESS = "Person.Guest@person.example";
  private static final NewInvitation ASKED =
      new NewInvitation(
          ADDRESS,
          "person display",
          "https://mycompany.com/person",
          true,
          "person.requester@mycompany.com",
          true,
          "{\"manager\":\"person manager\",\"k\":\"v\"}",
          new NewInvitation.CallerSnapshot(
              "user", "tenant", "object", "app", "person caller", "person.caller@mycompany.com"),
          "person-host",
          "person-correlation");
  private static final GraphConfirmation INVITED =
      new GraphConfirmation(
          "graph-invitation",
          "person-guest-id",
          "https://redeem/person",
          "PendingAcceptance",
          "graph-request",
          "note on a person");
  private static final String FINGERPRINT = "person".repeat(7);

  /** Not those that other tests leave behind. */
  private static final String TERMS =
      "invitation_term where invitation_id in (select id from invitation)";

  private static final String EVENTS = "event where subject_id in (select id from invitation)";

  private static TestDatabase database;
  private static SettableClock clock;

  @BeforeAll
  static void create() {
    database = new TestDatabase("erasures-test");
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

  private static IntakeResult open(String identity) {
    return open(ASKED, identity);
  }

  private static IntakeResult open(NewInvitation asked, String identity) {
    return database.in(store -> store.open(asked, identity, FINGERPRINT, true));
  }

  /** A request for a guest in that spelling, which was refused. */
  private static UUID refused(String address) {
    Lease lease =
        ((IntakeResult.Acquired) open(Submissions.of(address), UUID.randomUUID().toString()))
            .lease();
    database.in(store -> store.refused(lease, "no", null, 0));
    return lease.id();
  }

  private static Lease opened(String identity) {
    return assertInstanceOf(IntakeResult.Acquired.class, open(identity)).lease();
  }

  private static boolean invited(Lease lease) {
    return database.in(store -> store.invited(lease, INVITED, 1));
  }

  private static UUID invited(String identity) {
    Lease lease = opened(identity);
    clock.pass(Duration.ofSeconds(1));
    assertTrue(invited(lease));
    return lease.id();
  }

  private static <T> T erasing(Function<ErasureRepository, T> work) {
    return database.transaction(entities -> work.apply(database.erasures(entities)));
  }

  private static Result erase(UUID id) {
    return erasing(erasures -> erasures.one(id));
  }

  private static List<StateChange> historyOf(UUID id) {
    return database.in(store -> store.history(id));
  }

  private static Invitation onRecord(UUID id) {
    return database.in(store -> store.find(id)).orElseThrow();
  }

  /** All rows with all columns, as text. */
  private static String everythingIn(String table) throws SQLException {
    return database.rows(table).stream()
        .flatMap(row -> row.values().stream())
        .map(value -> value + "\n")
        .collect(Collectors.joining())
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void noColumnKnowsAPersonAnyMore() throws SQLException {
    UUID invited = invited("person-intent");
    Lease refused = opened("person-intent-2");
    database.in(store -> store.refused(refused, "person is known as person-id", "r", 1));
    assertTrue(everythingIn("invitation").contains("person"));
    assertTrue(everythingIn(EVENTS).contains("person"));
    assertNotEquals("", everythingIn(TERMS));

    assertEquals(Result.ERASED, erase(invited));
    assertEquals(Result.ERASED, erase(refused.id()));

    String left = (everythingIn("invitation") + everythingIn(EVENTS)).replace("personal data", "");
    assertFalse(left.contains("person"), left);
    assertEquals("", everythingIn(TERMS));
  }

  @Test
  void theFactTheTimesAndTheIdsStay() {
    UUID id = invited("intent");
    List<StateChange> before = historyOf(id);
    clock.pass(Duration.ofDays(1));
    erase(id);
    Invitation erased = onRecord(id);
    assertEquals(InvitationState.INVITED, erased.state());
    assertEquals(SettableClock.START, erased.receivedAt());
    assertEquals(SettableClock.START.plusSeconds(1), erased.finishedAt());
    assertEquals(clock.instant(), erased.erasedAt());
    assertEquals(1, erased.calls());
    assertEquals("graph-request", erased.graphRequestId());
    assertEquals("graph-invitation", erased.outcome().graphInvitationId());
    assertEquals("PendingAcceptance", erased.outcome().status());
    assertEquals(
        new NewInvitation.CallerSnapshot("user", "tenant", "object", "app", null, null),
        erased.submission().caller());
    List<StateChange> history = historyOf(id);
    assertEquals(
        new StateChange(InvitationState.INVITED, clock.instant(), "personal data erased"),
        history.get(3));
    assertEquals(
        before.stream().map(StateChange::at).toList(),
        history.stream().limit(3).map(StateChange::at).toList());
  }

  @Test
  void aReasonIsReplacedByOurOwnSentence() {
    Lease lease = opened("intent");
    database.in(store -> store.failed(lease, "john.doe@gmail.com is blocked", "r", 1));
    erase(lease.id());
    assertEquals("The reason was erased with the personal data.", onRecord(lease.id()).failure());
  }

  @Test
  void whatWasARepeatIsANewRequest() {
    UUID erased = invited("intent");
    assertInstanceOf(IntakeResult.Completed.class, open("intent"));
    erase(erased);
    assertNotEquals(erased, opened("intent").id());
  }

  @Test
  void theSecondErasureChangesNothing() {
    UUID id = invited("intent");
    erase(id);
    Instant erasedAt = onRecord(id).erasedAt();
    clock.pass(Duration.ofDays(1));
    assertEquals(Result.ERASED_BEFORE, erase(id));
    assertEquals(erasedAt, onRecord(id).erasedAt());
    assertEquals(4, historyOf(id).size());
  }

  @Test
  void whatIsInProgressIsNotErased() {
    UUID id = opened("intent").id();
    assertEquals(Result.IN_PROGRESS, erase(id));
    assertEquals(List.of(), erasing(erasures -> erasures.ofGuest(ADDRESS, 10)));
    assertTrue(erasing(erasures -> erasures.inProgress(ADDRESS)) == 1);
    assertEquals(ADDRESS, onRecord(id).submission().emailAddress());
  }

  @Test
  void whatIsNotOnRecordIsUnknown() {
    assertEquals(Result.UNKNOWN, erase(UUID.randomUUID()));
  }

  @Test
  void aLateConfirmationBringsNothingBack() {
    Lease lease = opened("intent");
    database.in(store -> store.failed(lease, "no answer", null, 1));
    erase(lease.id());
    assertFalse(invited(lease));
    assertFalse(onRecord(lease.id()).isFree(clock.instant().plusSeconds(1_000_000)));
    assertNull(onRecord(lease.id()).outcome());
  }

  @Test
  void aGuestIsErasedInBatchesWithoutRegardToCase() {
    IntStream.range(0, 5).forEach(request -> invited("intent-" + request));
    String spelled = ADDRESS.toUpperCase(Locale.ROOT);
    assertEquals(3, erasing(erasures -> erasures.ofGuest(spelled, 3)).size());
    assertEquals(2, erasing(erasures -> erasures.ofGuest(spelled, 3)).size());
    assertEquals(List.of(), erasing(erasures -> erasures.ofGuest(spelled, 3)));
  }

  @Test
  void aGuestIsErasedInWhateverSpellingTheAddressWasSent() {
    List<String> spellings =
        List.of(
            "Jürgen@Bücher.example",
            "jürgen@xn--bcher-kva.example",
            "ju\u0308rgen@bu\u0308cher.example",
            "JÜRGEN@XN--BCHER-KVA.EXAMPLE");
    for (String spelled : spellings) {
      List<UUID> all = spellings.stream().map(ErasureRepositoryTest::refused).toList();
      UUID another = refused("jurgen@bücher.example");
      List<UUID> erased = erasing(erasures -> erasures.ofGuest(spelled, 10));
      assertEquals(Set.copyOf(all), Set.copyOf(erased), spelled);
      assertNull(onRecord(another).erasedAt());
    }
  }

  @Test
  void anAddressThatIsNoneAnyMoreIsErasedByItsOwnSpelling() {
    for (String invalid :
        List.of("Jane@straße.example", "jane doe@localhost", "\u0130".repeat(200) + "@x.example")) {
      UUID id = refused(invalid);
      assertEquals(List.of(id), erasing(erasures -> erasures.ofGuest(invalid, 10)), invalid);
    }
  }

  @Test
  void whatIsInProgressInAnotherSpellingIsCounted() {
    opened("intent");
    String upper = ADDRESS.toUpperCase(Locale.ROOT);
    long inProgress = erasing(erasures -> erasures.inProgress(upper));
    assertEquals(1, inProgress);
  }

  @Test
  void onlyWhatCameInBeforeIsErasedForItsAge() {
    UUID old = invited("old");
    UUID open = opened("old but open").id();
    clock.pass(Duration.ofDays(1));
    Instant moment = clock.instant();
    UUID young = invited("young");
    assertEquals(List.of(old), erasing(erasures -> erasures.receivedBefore(moment, 10)));
    assertEquals(List.of(), erasing(erasures -> erasures.receivedBefore(moment, 10)));
    assertNull(onRecord(young).erasedAt());
    assertNull(onRecord(open).erasedAt());
  }
}
