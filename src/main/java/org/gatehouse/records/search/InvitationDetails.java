package org.gatehouse.records.search;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.gatehouse.invitations.store.GraphConfirmation;
import org.gatehouse.invitations.store.Invitation;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.invitations.store.StateChange;
import org.gatehouse.platform.text.JsonFactories;

/**
 * A recorded request in the API; null values are omitted.
 *
 * @param requestedByProved whether {@code requestedBy} is the proved user's own address, not a
 *     claim
 * @param graphCalls how many calls to Graph's invitations are on record
 * @param finishedAt when it ended; null before
 * @param erasedAt when its personal data was erased; null before
 * @param inviteRedeemUrl null unless the reader may manage guests: who has it can redeem it
 * @param message why it was refused, failed or is still open
 */
@JsonbPropertyOrder({
  "id",
  "state",
  "receivedAt",
  "finishedAt",
  "erasedAt",
  "graphCalls",
  "invitedUserEmailAddress",
  "invitedUserDisplayName",
  "inviteRedirectUrl",
  "sendInvitationMessage",
  "requestedBy",
  "requestedByProved",
  "more",
  "caller",
  "sourceAddress",
  "correlationId",
  "invitationStatus",
  "inviteRedeemUrl",
  "invitedUserId",
  "graphInvitationId",
  "graphRequestId",
  "message",
  "history"
})
public record InvitationDetails(
    String id,
    String state,
    Instant receivedAt,
    Instant finishedAt,
    Instant erasedAt,
    int graphCalls,
    String invitedUserEmailAddress,
    String invitedUserDisplayName,
    String inviteRedirectUrl,
    boolean sendInvitationMessage,
    String requestedBy,
    boolean requestedByProved,
    JsonObject more,
    StoredCaller caller,
    String sourceAddress,
    String correlationId,
    String invitationStatus,
    String inviteRedeemUrl,
    String invitedUserId,
    String graphInvitationId,
    String graphRequestId,
    String message,
    List<StoredMove> history) {
  /**
   * Who proved to be asking.
   *
   * @param address a user's own, beside whatever {@code requestedBy} claims; null for an
   *     application
   */
  @JsonbPropertyOrder({"kind", "tenantId", "objectId", "appId", "name", "address"})
  public record StoredCaller(
      String kind, String tenantId, String objectId, String appId, String name, String address) {}

  /** One entry of the history. */
  @JsonbPropertyOrder({"state", "at", "message"})
  public record StoredMove(String state, Instant at, String message) {}

  /**
   * @param withLink whether the reader may see the redeem URL
   */
  static InvitationDetails of(Invitation invitation, List<StateChange> history, boolean withLink) {
    NewInvitation asked = invitation.submission();
    NewInvitation.CallerSnapshot asker = asked.caller();
    GraphConfirmation outcome = invitation.outcome();
    return new InvitationDetails(
        invitation.id().toString(),
        invitation.state().word(),
        invitation.receivedAt(),
        invitation.finishedAt(),
        invitation.erasedAt(),
        invitation.calls(),
        asked.emailAddress(),
        asked.displayName(),
        asked.redirectUrl(),
        asked.sendMessage(),
        asked.requestedBy(),
        asked.requestedByProved(),
        json(asked.more()),
        new StoredCaller(
            asker.kind(),
            asker.tenantId(),
            asker.objectId(),
            asker.appId(),
            asker.name(),
            asker.address()),
        asked.sourceAddress(),
        asked.correlationId(),
        outcome == null ? null : outcome.status(),
        outcome == null || !withLink ? null : outcome.redeemUrl(),
        outcome == null ? null : outcome.guestId(),
        outcome == null ? null : outcome.graphInvitationId(),
        invitation.graphRequestId(),
        invitation.failure(),
        history.stream()
            .map(move -> new StoredMove(move.state().word(), move.at(), move.note()))
            .toList());
  }

  private static JsonObject json(String more) {
    try (JsonReader reader = JsonFactories.READERS.createReader(new StringReader(more))) {
      return reader.readObject();
    }
  }

  @Override
  public String toString() {
    return "stored invitation " + id;
  }
}
