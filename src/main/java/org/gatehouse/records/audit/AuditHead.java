package org.gatehouse.records.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The last entry of the trail: one row of {@code audit_head}, locked by each writer. It gives
 * entries their order, and reveals removed entries at the end unless it was changed too.
 */
@Entity
@Table(name = "audit_head")
public class AuditHead {
  /** In the place of the hash before the first entry. */
  static final String BEGINNING = "0".repeat(64);

  @Id private int id;

  @Column(name = "entry_number")
  private long number;

  @Column(name = "hash")
  private String hash;

  /** For JPA. */
  protected AuditHead() {}

  void moveTo(AuditEntry entry) {
    number = entry.number();
    hash = entry.hash();
  }

  /** Of the last entry; 0 when there is none yet. */
  public long number() {
    return number;
  }

  /** Of the last entry; {@link #BEGINNING} when there is none yet. */
  public String hash() {
    return hash;
  }
}
