package org.gatehouse.records.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.gatehouse.platform.database.UtcTimestampConverter;
import org.gatehouse.platform.text.SafeText;
import org.gatehouse.platform.text.Sha256;

/** One entry of the audit trail: a row of {@code audit_entry} that never changes. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  private static final int MAX_WORD_LENGTH = 64;
  private static final int MAX_NAME_LENGTH = 256;
  private static final int MAX_CORRELATION_ID_LENGTH = 128;
  private static final int MAX_FILTERS_LENGTH = 2000;

  @Id
  @Column(name = "entry_number")
  private long number;

  @Column(name = "entered_at")
  private Instant at;

  @Column(name = "action")
  private String action;

  @Column(name = "actor_kind")
  private String actorKind;

  @Column(name = "actor_tenant_id")
  private String actorTenantId;

  @Column(name = "actor_object_id")
  private String actorObjectId;

  @Column(name = "actor_app_id")
  private String actorAppId;

  @Column(name = "actor_name")
  private String actorName;

  @Column(name = "source_address")
  private String sourceAddress;

  @Column(name = "correlation_id")
  private String correlationId;

  @Column(name = "query")
  private String filters;

  @Column(name = "record_ids")
  private String seen;

  @Column(name = "record_count")
  private Long records;

  @Column(name = "previous_hash")
  private String previousHash;

  @Column(name = "hash")
  private String hash;

  /** For JPA. */
  protected AuditEntry() {}

  /** The entry that comes next. */
  static AuditEntry after(
      AuditHead head, Instant at, Actor actor, AuditAction action, AuditTarget subject) {
    AuditEntry entry = new AuditEntry();
    entry.number = head.number() + 1;
    entry.at = at;
    entry.action = action.word();
    entry.actorKind = actor.kind();
    entry.actorTenantId = SafeText.oneLine(actor.tenantId(), MAX_WORD_LENGTH);
    entry.actorObjectId = SafeText.oneLine(actor.objectId(), MAX_WORD_LENGTH);
    entry.actorAppId = SafeText.oneLine(actor.appId(), MAX_WORD_LENGTH);
    entry.actorName = SafeText.oneLine(actor.name(), MAX_NAME_LENGTH);
    entry.sourceAddress = SafeText.oneLine(actor.sourceAddress(), MAX_WORD_LENGTH);
    entry.correlationId = SafeText.oneLine(actor.correlationId(), MAX_CORRELATION_ID_LENGTH);
    entry.filters = SafeText.oneLine(subject.filters(), MAX_FILTERS_LENGTH);
    entry.seen = subject.seen();
    entry.records = subject.records();
    entry.previousHash = head.hash();
    entry.hash = entry.computedHash();
    return entry;
  }

  /**
   * SHA-256 over all that is stored but the hash itself; server-config/VerifyAudit.java computes
   * the same.
   */
  String computedHash() {
    return HexFormat.of().formatHex(Sha256.ofParts(parts()));
  }

  private List<String> parts() {
    return Arrays.asList(
        previousHash,
        Long.toString(number),
        at(),
        action,
        actorKind,
        actorTenantId,
        actorObjectId,
        actorAppId,
        actorName,
        sourceAddress,
        correlationId,
        filters,
        seen,
        records == null ? null : records.toString());
  }

  public long number() {
    return number;
  }

  /** UTC, to the microsecond. */
  public String at() {
    return UtcTimestampConverter.text(at);
  }

  public String action() {
    return action;
  }

  public Actor actor() {
    return new Actor(
        actorKind,
        actorTenantId,
        actorObjectId,
        actorAppId,
        actorName,
        sourceAddress,
        correlationId);
  }

  public AuditTarget subject() {
    return new AuditTarget(filters, seen, records);
  }

  public String previousHash() {
    return previousHash;
  }

  public String hash() {
    return hash;
  }
}
