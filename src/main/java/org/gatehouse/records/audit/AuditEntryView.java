package org.gatehouse.records.audit;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/** An entry in the API, with every part of its hash; null values are omitted. */
@JsonbPropertyOrder({
  "number",
  "at",
  "action",
  "actor",
  "query",
  "recordIds",
  "recordCount",
  "previousHash",
  "hash"
})
public record AuditEntryView(
    long number,
    String at,
    String action,
    Actor actor,
    String query,
    String recordIds,
    Long recordCount,
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
