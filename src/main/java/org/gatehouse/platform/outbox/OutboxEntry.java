package org.gatehouse.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One event that one reader has not handled yet: a row of {@code outbox}. */
@Entity
@Table(name = "outbox")
public class OutboxEntry {
  @Id private String id;

  @Column(name = "reader")
  private String reader;

  @Column(name = "subject_id")
  private String subjectId;

  @Column(name = "event_number")
  private int eventNumber;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  /** For JPA. */
  protected OutboxEntry() {}

  OutboxEntry(String reader, Event event) {
    this.id = UUID.randomUUID().toString();
    this.reader = reader;
    this.subjectId = event.subjectId();
    this.eventNumber = event.number();
    this.leaseUntil = event.at();
  }

  void leaseUntil(Instant until) {
    this.leaseUntil = until;
  }

  String id() {
    return id;
  }

  Event.Key event() {
    return new Event.Key(subjectId, eventNumber);
  }
}
