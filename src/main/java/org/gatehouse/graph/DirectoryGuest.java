package org.gatehouse.graph;

import java.time.Instant;

/**
 * A user that the directory has under the address asked for.
 *
 * @param id the object id
 * @param externalUserState PendingAcceptance or Accepted, null for a user who is no guest
 * @param createdAt when the directory got it, null when Graph does not say
 */
public record DirectoryGuest(String id, String externalUserState, Instant createdAt) {

  /** The state in the words of an invitation's status. */
  public String invitationStatus() {
    return "Accepted".equals(externalUserState) ? "Completed" : "PendingAcceptance";
  }
}
