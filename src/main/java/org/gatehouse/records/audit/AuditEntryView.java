package org.gatehouse.records.audit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** An entry as the API shows it, every part of its hash included; what is null is left out. */
@JsonbPropertyOrder({
  "number",
  "at",
  "action",
  "actor",
  "filters",
  "seen",
  "records",
  "previousHash",
  "hash"
})
public record AuditEntryView(
    long number,
    String at,
    String action,
    Actor actor,
    String filters,
    String seen,
    Long records,
    String previousHash,
    String hash) {

  static AuditEntryView of(AuditEntry entry) {
    AuditTarget subject = entry.subject();
    return new AuditEntryView(
        entry.number(),
        entry.at(),
        entry.action(),
        entry.actor(),
        subject.filters(),
        subject.seen(),
        subject.records(),
        entry.previousHash(),
        entry.hash());
  }
}
