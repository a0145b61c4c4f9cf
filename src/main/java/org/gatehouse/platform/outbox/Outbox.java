package org.gatehouse.platform.outbox;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.platform.database.RowClaim;

/**
 * Writes events, and claims outbox entries for readers, always in the caller's transaction.
 *
 * <p>An entry is written for each existing reader, and deleted when that reader is done, so the
 * table holds unhandled events only.
 */
@Dependent
public class Outbox {
  /** Events kept of one subject: its first and its latest. */
  public static final int MAX_EVENTS = 60;

  private static final RowClaim ENTRIES = new RowClaim("outbox", "lease_until", "reader = ?");

  private final List<OutboxReader> readers;

  /**
   * An event for a reader.
   *
   * @param id for {@link Outbox#done}
   */
  public record Claimed(String id, Event event) {}

  @Inject
  public Outbox(Instance<OutboxReader> readers) {
    this(readers.stream().toList());
  }

  public Outbox(List<OutboxReader> readers) {
    this.readers = readers;
  }

  /** Writes events of one subject, in the order of their numbers. */
  public void append(EntityManager entities, List<Event> events) {
    for (Event event : events) {
      entities.persist(event);
      for (OutboxReader reader : readers) {
        entities.persist(new OutboxEntry(reader.name(), event));
      }
      if (event.number() > MAX_EVENTS) {
        entities
            .createQuery("delete from Event e where e.subjectId = :subject and e.number = :number")
            .setParameter("subject", event.subjectId())
            .setParameter("number", event.number() - MAX_EVENTS + 1)
            .executeUpdate();
      }
    }
  }

  /** What happened to a subject, oldest first. */
  public List<Event> eventsOf(EntityManager entities, String subjectId) {
    return entities
        .createQuery(
            "select e from Event e where e.subjectId = :subject order by e.number", Event.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** Empties the notes; types, states and times are kept. */
  public void eraseNotes(EntityManager entities, String subjectId) {
    entities
        .createQuery("update Event e set e.note = null where e.subjectId = :subject")
        .setParameter("subject", subjectId)
        .executeUpdate();
  }

  /**
   * Claims entries of one reader, the longest waiting first. An entry that is not reported as done
   * in time can be claimed again.
   *
   * @param until when they may be claimed again
   */
  public List<Claimed> claim(
      EntityManager entities,
      boolean skipLocked,
      String reader,
      Instant now,
      Instant until,
      int max) {
    List<Claimed> claimed = new ArrayList<>();
    for (String id : ENTRIES.lock(entities, skipLocked, now, max, reader)) {
      OutboxEntry entry = entities.find(OutboxEntry.class, id);
      Event event = entities.find(Event.class, entry.event());
      if (event == null) {
        // One of too many of its subject.
        entities.remove(entry);
      } else {
        entry.leaseUntil(until);
        claimed.add(new Claimed(id, event));
      }
    }
    entities.flush();
    return claimed;
  }

  /** Deletes an entry that its reader has handled. */
  public void done(EntityManager entities, String id) {
    entities
        .createQuery("delete from OutboxEntry o where o.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
