package org.gatehouse.invitations.delivery;

import java.util.List;
import java.util.Map;

/**
 * Maps Graph's rejections of the data, by the messages seen in practice, to sentences for callers.
 */
final class GraphRejections {
  private static final List<Map.Entry<String, String>> SENTENCES =
      List.of(
          Map.entry(
              "already exists in the directory",
              "The address belongs to a user who is already in the tenant."),
          Map.entry(
              "verified domain of this directory",
              "The address is in one of the tenant's own domains, so its owner is no guest."),
          Map.entry(
              "group email address",
              "The address is a group's; only a person's address can be invited."),
          Map.entry(
              "primary smtp address", "Microsoft does not accept the address for an invitation."),
          Map.entry(
              "cross-tenant access settings",
              "The settings of the tenant or of the guest's organization do not allow this"
                  + " invitation."));

  private GraphRejections() {}

  /**
   * @param message Graph's, in lower case
   */
  static String sentence(String message) {
    return SENTENCES.stream()
        .filter(known -> message.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("Microsoft Graph refused the invitation because of its data.");
  }
}
