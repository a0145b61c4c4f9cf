package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gatehouse.invitations.store.IntakeResult;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.invitations.store.TestDatabase;
import org.junit.jupiter.api.Test;

/** On the table of invitations, as recovery claims them. */
public class RowClaimTest {
  private static final Duration LEASE_OVER = Duration.ofHours(1);
  private static final int ROWS = 40;
  private static final int CLAIMANTS = 4;

  private static Set<UUID> rows(TestDatabase database) {
    database.empty();
    Set<UUID> rows = new HashSet<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(
          database.transaction(
              entities -> {
                NewInvitation asked =
                    new NewInvitation(
                        "john.doe@gmail.com",
                        null,
                        "https://invitations.microsoft.com",
                        false,
                        null,
                        false,
                        "{}",
                        new NewInvitation.CallerSnapshot("application", "t", "o", "a", null, null),
                        "192.0.2.7",
                        "c-1");
                return database
                    .store(entities)
                    .open(asked, UUID.randomUUID().toString(), "f", true)
                    .invitation()
                    .id();
              }));
    }
    database.clock.pass(LEASE_OVER);
    return rows;
  }

  private static List<UUID> claim(TestDatabase database, int max) {
    return database.transaction(entities -> ids(database.store(entities).claimExpired(max)));
  }

  private static List<UUID> ids(List<IntakeResult.Acquired> taken) {
    return taken.stream().map(go -> go.invitation().id()).toList();
  }

  private static List<UUID> claimUntilNoneIsLeft(TestDatabase database) {
    List<UUID> all = new ArrayList<>();
    int more = 1;
    while (more > 0) {
      try {
        List<UUID> some = claim(database, 3);
        all.addAll(some);
        more = some.size();
      } catch (DatabaseConflictException takenByAnother) {
        // as recovery: looks again
      }
    }
    return all;
  }

  @Test
  void noRowIsClaimedTwiceAndNoneIsLost() {
    try (TestDatabase database = new TestDatabase("row-claim-test")) {
      assertNoRowIsClaimedTwiceAndNoneIsLost(database, database);
    }
  }

  public static void assertNoRowIsClaimedTwiceAndNoneIsLost(TestDatabase one, TestDatabase other) {
    Set<UUID> rows = rows(one);
    other.clock.set(one.clock.instant());
    ExecutorService claimants = Executors.newFixedThreadPool(CLAIMANTS);
    try {
      List<UUID> claimed =
          Stream.of(one, other, one, other)
              .map(
                  node ->
                      CompletableFuture.supplyAsync(() -> claimUntilNoneIsLeft(node), claimants))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .flatMap(List::stream)
              .toList();
      assertEquals(ROWS, claimed.size());
      assertEquals(rows, new HashSet<>(claimed));
    } finally {
      claimants.shutdownNow();
    }
  }

  @Test
  void whatAKilledClaimantHadIsClaimedAgain() {
    try (TestDatabase database = new TestDatabase("row-claim-killed")) {
      assertWhatAKilledClaimantHadIsClaimedAgain(database);
    }
  }

  public static void assertWhatAKilledClaimantHadIsClaimedAgain(TestDatabase database) {
    Set<UUID> rows = rows(database);
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(
                entities -> {
                  database.store(entities).claimExpired(ROWS);
                  throw new IllegalStateException("killed before the commit");
                }));
    assertEquals(rows, new HashSet<>(claim(database, ROWS + 1)));

    // Killed after the commit: the lease runs out.
    assertEquals(List.of(), claim(database, ROWS));
    database.clock.pass(LEASE_OVER);
    assertEquals(rows, new HashSet<>(claim(database, ROWS + 1)));
  }

  /** On a database that can skip rows, nobody waits for another's transaction. */
  public static void assertLockedRowsArePassedOver(TestDatabase one, TestDatabase other) {
    rows(one);
    other.clock.set(one.clock.instant());
    one.transaction(
        entities -> {
          List<UUID> held = ids(one.store(entities).claimExpired(ROWS / 2));
          List<UUID> free = claim(other, ROWS);
          assertEquals(ROWS / 2, free.size());
          assertFalse(held.stream().anyMatch(free::contains));
          return null;
        });
  }
}
