package org.gatehouse.operations.accesslog;

import java.util.Set;

/**
 * The names of the API's parameters and properties, which a line may show: what a caller has made
 * up may be personal data.
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
