package org.gatehouse.records.audit;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * A page of the audit trail, newest first.
 *
 * @param next where the page after this one is; null when this is the last
 */
@JsonbNillable
@JsonbPropertyOrder({"items", "next"})
public record AuditPage(List<AuditEntryView> items, String next) {}
