package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gatehouse.SettableClock;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.invitations.store.Lease;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.web.errors.ErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultRecorderTest {
  /** Held, for its level would be collected with it. */
  private static final Logger LOG = Logger.getLogger(ResultRecorder.class.getName());

  private static final DeliveryResult NOT_NOW =
      new DeliveryResult.Failed(ErrorCode.GRAPH_UNAVAILABLE, "not now", null, 1);

  private final SettableClock clock = new SettableClock();
  private final List<UUID> written = new ArrayList<>();
  private final ResultRecorder results = new ResultRecorder();
  private Consumer<UUID> database = id -> {};
  private int tries;

  @AfterAll
  static void logAgain() {
    LOG.setLevel(null);
  }

  @BeforeEach
  void prepare() {
    LOG.setLevel(Level.OFF);
    results.store =
        new InvitationStore() {
          @Override
          public boolean failed(Lease lease, String message, String requestId, int calls) {
            tries++;
            database.accept(lease.id());
            written.add(lease.id());
            return true;
          }
        };
    results.clock = clock;
    results.sleep = clock::sleepUntil;
    results.metrics = new Metrics(new RequestContext());
    results.prepare();
  }

  private UUID close() {
    UUID id = UUID.randomUUID();
    results.close(new Lease(id, 1, clock.instant()), NOT_NOW);
    return id;
  }

  private static void down(UUID id) {
    throw new IllegalStateException("the database is down");
  }

  @Test
  void anEndingIsWrittenOnceWhereTheDatabaseTakesIt() {
    UUID id = close();
    assertEquals(List.of(id), written);
    assertEquals(1, tries);
    assertEquals(Duration.ZERO, clock.sinceStart());
  }

  @Test
  void aDatabaseThatStumblesIsAskedAgain() {
    database =
        id -> {
          if (tries < 3) {
            down(id);
          }
        };
    UUID id = close();
    assertEquals(List.of(id), written);
    assertEquals(0, results.waiting());
  }

  @Test
  void whatADatabaseThatIsDownDoesNotTakeIsKeptAndWrittenLater() {
    database = ResultRecorderTest::down;
    UUID one = close();
    UUID two = close();
    assertEquals(2, results.waiting());
    results.writeKept();
    assertEquals(2, results.waiting());
    database = id -> {};
    results.writeKept();
    assertEquals(0, results.waiting());
    assertEquals(2, written.size());
    assertTrue(written.containsAll(List.of(one, two)));
  }

  @Test
  void anEndingThatTheDatabaseNeverTakesBarsNobodysWay() {
    database = ResultRecorderTest::down;
    UUID poison = close();
    UUID good = close();
    database =
        id -> {
          if (id.equals(poison)) {
            down(id);
          }
        };
    results.writeKept();
    results.writeKept();
    assertEquals(List.of(good), written);
    assertEquals(1, results.waiting());
  }

  @Test
  void aCallerDoesNotWaitLongForADatabaseThatHangs() {
    database =
        id -> {
          clock.pass(Duration.ofSeconds(6));
          down(id);
        };
    close();
    assertEquals(1, tries);
    assertEquals(1, results.waiting());
  }

  @Test
  void aStopDoesNotLoseTheEnding() {
    results.sleep =
        moment -> {
          throw new InterruptedException();
        };
    database = ResultRecorderTest::down;
    close();
    assertTrue(Thread.interrupted());
    assertEquals(1, results.waiting());
  }

  @Test
  void whatIsKeptIsBounded() {
    database = ResultRecorderTest::down;
    for (int ending = 0; ending < 10_050; ending++) {
      close();
    }
    assertEquals(10_000, results.waiting());
  }
}
