package org.gatehouse.audit;

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
public record ShownEntry(
    long number,
    String at,
    String action,
    Actor actor,
    String filters,
    String seen,
    Long records,
    String previousHash,
    String hash) {

  static ShownEntry of(AuditEntry entry) {
    Subject subject = entry.subject();
    return new ShownEntry(
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
