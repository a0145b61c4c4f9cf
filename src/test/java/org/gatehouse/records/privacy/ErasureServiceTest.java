package org.gatehouse.records.privacy;

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
import org.gatehouse.invitations.store.ErasureRepository;
import org.gatehouse.invitations.store.IntakeResult;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.invitations.store.Submissions;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.records.audit.Actor;
import org.gatehouse.records.audit.AuditEntryView;
import org.gatehouse.records.audit.TestTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureServiceTest {
  private static final String ADDRESS = "john.doe@gmail.com";
  private static final Actor MANAGER =
      new Actor("user", "t", "o", "a", "Adele Vance", "192.0.2.7", "c-1");

  private TestDatabase database;
  private TestTrail trail;

  @BeforeEach
  void create() {
    database = new TestDatabase("erasure-" + UUID.randomUUID());
    trail = new TestTrail(database);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private UUID refused() {
    NewInvitation asked = Submissions.of(ADDRESS);
    return database.transaction(
        entities -> {
          InvitationStore store = database.store(entities);
          IntakeResult.Acquired go =
              (IntakeResult.Acquired) store.open(asked, UUID.randomUUID().toString(), "f", true);
          store.refused(go.lease(), "no", null, 0);
          return go.invitation().id();
        });
  }

  private <T> T in(Function<ErasureService, T> work) {
    return database.transaction(
        entities -> {
          ErasureService erasure = new ErasureService();
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
        entities -> database.store(entities).find(id).orElseThrow().erasedAt() != null);
  }

  @Test
  void anErasureIsAnEntry() {
    UUID id = refused();
    in(erasure -> erasure.one(id, MANAGER));
    AuditEntryView entry = trail.all().get(0);
    assertEquals("erase", entry.action());
    assertEquals(id.toString(), entry.recordIds());
    assertEquals(MANAGER, entry.actor());
  }

  @Test
  void whatIsErasedAlreadyIsNotEnteredAgain() {
    UUID id = refused();
    in(erasure -> erasure.one(id, MANAGER));
    assertEquals(ErasureRepository.Result.ERASED_BEFORE, in(erasure -> erasure.one(id, MANAGER)));
    assertEquals(1, trail.all().size());
  }

  @Test
  void withoutItsEntryNothingIsErased() {
    UUID id = refused();
    database.transaction(
        entities -> entities.createNativeQuery("delete from audit_head").executeUpdate());
    assertThrows(DatabaseUnavailableException.class, () -> in(erasure -> erasure.one(id, MANAGER)));
    assertFalse(isErased(id));
  }

  @Test
  void theTrailNamesEveryRequestOfAGuestButNotTheGuest() {
    List<UUID> requests = List.of(refused(), refused(), refused());
    assertEquals(3, someOf("John.Doe@gmail.com"));
    assertEquals(0, someOf(ADDRESS));
    assertEquals(1, trail.all().size());
    AuditEntryView entry = trail.all().get(0);
    assertEquals("email=…", entry.query());
    assertEquals(3, entry.recordCount());
    requests.forEach(id -> assertTrue(entry.recordIds().contains(id.toString())));
  }

  @Test
  void retentionIsAnEntryOfTheServiceItself() {
    UUID id = refused();
    database.clock.pass(Duration.ofDays(800));
    assertEquals(1, someBefore(SettableClock.START.plusSeconds(1)));
    assertEquals(0, someBefore(SettableClock.START.plusSeconds(1)));
    assertTrue(isErased(id));
    AuditEntryView entry = trail.all().get(0);
    assertEquals("retention", entry.action());
    assertEquals("service", entry.actor().kind());
    assertEquals("to=2026-11-23T10%3A00%3A01Z", entry.query());
    assertEquals(1, entry.recordCount());
    assertNull(entry.recordIds());
    assertNotNull(entry.hash());
  }
}
