package org.gatehouse.platform.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gatehouse.invitations.store.TestDatabase;
import org.gatehouse.platform.outbox.Outbox.Claimed;
import org.junit.jupiter.api.Test;

public class OutboxTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Outbox OUTBOX =
      new Outbox(List.of(new OutboxReader("mail"), new OutboxReader("webhooks")));

  private static List<Event> append(TestDatabase database, Outbox outbox, int events) {
    String subject = UUID.randomUUID().toString();
    return database.transaction(
        entities -> {
          List<Event> appended =
              IntStream.rangeClosed(1, events)
                  .mapToObj(
                      number ->
                          new Event(
                              subject,
                              number,
                              database.clock.instant(),
                              "CLAIMED",
                              "IN_PROGRESS",
                              null))
                  .toList();
          outbox.append(entities, appended);
          return appended;
        });
  }

  private static List<Claimed> claim(
      TestDatabase database, boolean skipLocked, String reader, int max) {
    return database.transaction(
        entities ->
            OUTBOX.claim(
                entities,
                skipLocked,
                reader,
                database.clock.instant(),
                database.clock.instant().plus(LEASE),
                max));
  }

  private static void done(TestDatabase database, Claimed claimed) {
    database.transaction(
        entities -> {
          OUTBOX.done(entities, claimed.id());
          return null;
        });
  }

  private static List<Integer> numbers(List<Claimed> claimed) {
    return claimed.stream().map(each -> each.event().number()).sorted().toList();
  }

  private static long entries(TestDatabase database) {
    return database.transaction(
        entities ->
            entities
                .createQuery("select count(o) from OutboxEntry o", Long.class)
                .getSingleResult());
  }

  @Test
  void eachReaderGetsEachEventUntilItIsDone() {
    try (TestDatabase database = new TestDatabase("outbox-test")) {
      assertEachReaderGetsEachEventUntilItIsDone(database, false);
    }
  }

  public static void assertEachReaderGetsEachEventUntilItIsDone(
      TestDatabase database, boolean skipLocked) {
    append(database, OUTBOX, 3);
    List<Claimed> mail = claim(database, skipLocked, "mail", 10);
    assertEquals(List.of(1, 2, 3), numbers(mail));
    mail.forEach(each -> done(database, each));

    // A reader that fails or is killed gets the same events again, and those it was done with not.
    List<Claimed> first = claim(database, skipLocked, "webhooks", 10);
    assertEquals(List.of(1, 2, 3), numbers(first));
    done(database, first.get(0));
    assertEquals(List.of(), claim(database, skipLocked, "webhooks", 10));
    database.clock.pass(LEASE);
    List<Claimed> again = claim(database, skipLocked, "webhooks", 10);
    List<Integer> left = new ArrayList<>(List.of(1, 2, 3));
    left.remove((Integer) first.get(0).event().number());
    assertEquals(left, numbers(again));
    again.forEach(each -> done(database, each));

    assertEquals(List.of(), claim(database, skipLocked, "mail", 10));
    assertEquals(0, entries(database), "nothing is kept of what everybody knows");
  }

  @Test
  void withoutReadersTheOutboxStaysEmpty() {
    try (TestDatabase database = new TestDatabase("outbox-without-readers")) {
      append(database, new Outbox(List.of()), 3);
      assertEquals(0, entries(database));
    }
  }

  @Test
  void anEventThatIsKeptNoLongerIsPassedOver() {
    try (TestDatabase database = new TestDatabase("outbox-many")) {
      List<Event> events = append(database, OUTBOX, Outbox.MAX_EVENTS + 2);
      List<Claimed> claimed = claim(database, false, "mail", 1_000);
      assertEquals(Outbox.MAX_EVENTS, claimed.size());
      int kept =
          database.transaction(
              entities -> OUTBOX.eventsOf(entities, events.get(0).subjectId()).size());
      assertEquals(Outbox.MAX_EVENTS, kept);
    }
  }

  @Test
  void whatIsRolledBackIsToldToNobody() {
    try (TestDatabase database = new TestDatabase("outbox-rolled-back")) {
      assertThrows(
          IllegalStateException.class,
          () ->
              database.transaction(
                  entities -> {
                    OUTBOX.append(
                        entities,
                        List.of(
                            new Event(
                                "s", 1, database.clock.instant(), "RECEIVED", "RECEIVED", null)));
                    entities.flush();
                    throw new IllegalStateException("killed");
                  }));
      assertEquals(List.of(), claim(database, false, "mail", 10));
    }
  }
}
