package org.gatehouse.operations.accesslog;

import java.util.Set;

/**
 * Names of the API's parameters and properties. Only these may be logged, because a name that a
 * caller invented may be personal data.
 */
final class KnownFields {
  private static final Set<String> NAMES =
      Set.of(
          "address",
          "after",
          "before",
          "body",
          "by",
          "caller",
          "domain",
          "email",
          "format",
          "from",
          "Idempotency-Key",
          "invitedUserDisplayName",
          "invitedUserEmailAddress",
          "inviteRedirectUrl",
          "limit",
          "more",
          "checkpoint",
          "requestedBy",
          "sendInvitationMessage",
          "sort",
          "state",
          "invitationStatus",
          "to");

  private KnownFields() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
