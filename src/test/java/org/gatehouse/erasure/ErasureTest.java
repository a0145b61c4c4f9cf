package org.gatehouse.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.SettableClock;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.ShownEntry;
import org.gatehouse.audit.TestTrail;
import org.gatehouse.ledger.Erasures;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerDatabase;
import org.gatehouse.ledger.LedgerUnavailable;
import org.gatehouse.ledger.Opening;
import org.gatehouse.ledger.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private static final String ADDRESS = "john.doe@gmail.com";
  private static final Actor MANAGER =
      new Actor("user", "t", "o", "a", "Adele Vance", "192.0.2.7", "c-1");

  private LedgerDatabase database;
  private TestTrail trail;

  @BeforeEach
  void create() {
    database = new LedgerDatabase("erasure-" + UUID.randomUUID());
    trail = new TestTrail(database);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private UUID refused() {
    Submission asked =
        new Submission(
            ADDRESS,
            null,
            "https://invitations.microsoft.com",
            false,
            null,
            false,
            "{}",
            new Submission.Asker("application", "t", "o", "a", null, null),
            "192.0.2.7",
            "c-1");
    return database.transaction(
        entities -> {
          Ledger ledger = database.ledger(entities);
          Opening.Go go = (Opening.Go) ledger.open(asked, UUID.randomUUID().toString(), "f", true);
          ledger.refused(go.lease(), "no", null, 0);
          return go.invitation().id();
        });
  }

  private <T> T in(Function<Erasure, T> work) {
    return database.transaction(
        entities -> {
          Erasure erasure = new Erasure();
          erasure.records = database.erasures(entities);
          erasure.trail = TestTrail.entries(entities, database);
          return work.apply(erasure);
        });
  }

  private int someOf(String address) {
    return in(erasure -> erasure.someOfGuest(address, MANAGER));
  }

  private int someBefore(Instant moment) {
    return in(erasure -> erasure.someOfAge(moment));
  }

  private boolean isErased(UUID id) {
    return database.transaction(
        entities -> database.ledger(entities).find(id).orElseThrow().erasedAt() != null);
  }

  @Test
  void anErasureIsAnEntry() {
    UUID id = refused();
    in(erasure -> erasure.one(id, MANAGER));
    ShownEntry entry = trail.all().get(0);
    assertEquals("erase", entry.action());
    assertEquals(id.toString(), entry.seen());
    assertEquals(MANAGER, entry.actor());
  }

  @Test
  void whatIsErasedAlreadyIsNotEnteredAgain() {
    UUID id = refused();
    in(erasure -> erasure.one(id, MANAGER));
    assertEquals(Erasures.Result.ERASED_BEFORE, in(erasure -> erasure.one(id, MANAGER)));
    assertEquals(1, trail.all().size());
  }

  @Test
  void withoutItsEntryNothingIsErased() {
    UUID id = refused();
    database.transaction(
        entities -> entities.createNativeQuery("delete from audit_head").executeUpdate());
    assertThrows(LedgerUnavailable.class, () -> in(erasure -> erasure.one(id, MANAGER)));
    assertFalse(isErased(id));
  }

  @Test
  void theTrailNamesEveryRequestOfAGuestButNotTheGuest() {
    List<UUID> requests = List.of(refused(), refused(), refused());
    assertEquals(3, someOf("John.Doe@gmail.com"));
    assertEquals(0, someOf(ADDRESS));
    assertEquals(1, trail.all().size());
    ShownEntry entry = trail.all().get(0);
    assertEquals("email=…", entry.filters());
    assertEquals(3, entry.records());
    requests.forEach(id -> assertTrue(entry.seen().contains(id.toString())));
  }

  @Test
  void retentionIsAnEntryOfTheServiceItself() {
    UUID id = refused();
    database.clock.pass(Duration.ofDays(800));
    assertEquals(1, someBefore(SettableClock.START.plusSeconds(1)));
    assertEquals(0, someBefore(SettableClock.START.plusSeconds(1)));
    assertTrue(isErased(id));
    ShownEntry entry = trail.all().get(0);
    assertEquals("retention", entry.action());
    assertEquals("service", entry.actor().kind());
    assertEquals("to=2026-11-23T10%3A00%3A01Z", entry.filters());
    assertEquals(1, entry.records());
    assertNull(entry.seen());
    assertNotNull(entry.hash());
  }
}
