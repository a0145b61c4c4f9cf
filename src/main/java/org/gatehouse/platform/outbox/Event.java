package org.gatehouse.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/**
 * One event of an invitation: a row of {@code event}. It never changes, except that an erasure
 * empties the note.
 */
@Entity
@Table(name = "event")
@IdClass(Event.Key.class)
public class Event {
  @Id
  @Column(name = "subject_id")
  private String subjectId;

  @Id
  @Column(name = "event_number")
  private int number;

  @Column(name = "occurred_at")
  private Instant at;

  @Column(name = "event_type")
  private String type;

  @Column(name = "state")
  private String state;

  @Column(name = "note")
  private String note;

  /**
   * What identifies an event.
   *
   * <p>A class, because Jakarta Persistence 3.1 takes no record here.
   */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String subjectId;
    private int number;

    public Key() {}

    Key(String subjectId, int number) {
      this.subjectId = subjectId;
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.number == number && key.subjectId.equals(subjectId);
    }

    @Override
    public int hashCode() {
      return 31 * subjectId.hashCode() + number;
    }
  }

  /** For JPA. */
  protected Event() {}

  /**
   * @param subjectId the id of the invitation
   * @param number 1 for the subject's first event
   * @param state of the subject afterwards
   * @param note at most 200 characters; null when there is nothing to add
   */
  public Event(String subjectId, int number, Instant at, String type, String state, String note) {
    this.subjectId = subjectId;
    this.number = number;
    this.at = at;
    this.type = type;
    this.state = state;
    this.note = note;
  }

  public String subjectId() {
    return subjectId;
  }

  public int number() {
    return number;
  }

  public Instant at() {
    return at;
  }

  public String type() {
    return type;
  }

  public String state() {
    return state;
  }

  /** May quote others; null if there is none, or it was erased. */
  public String note() {
    return note;
  }
}
