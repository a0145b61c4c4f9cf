package org.gatehouse.invitations.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.platform.database.UtcTimestampConverter;

/**
 * The end that nearly every request comes to, written without reading the request first.
 *
 * <p>It leaves the row that {@link Invitation#invited} leaves, but writes the columns of an end
 * alone.
 */
final class Confirmation {
  private static final UtcTimestampConverter MOMENTS = new UtcTimestampConverter();
  private static final String WRITE =
      "update invitation set version = version + 1, state = ?, history = history || ?,"
          + " closed_at = ?, lease_until = null, calls = calls + ?, graph_invitation_id = ?,"
          + " guest_id = ?, redeem_url = ?, status = ?, graph_request_id = ?, failure = null"
          + " where id = ? and state = ? and attempt = ?";

  private Confirmation() {}

  /**
   * @return false when nothing was written: the end is out of the ordinary, or the request is no
   *     longer as the lease's holder knew it
   */
  static boolean write(
      EntityManager entities, Lease lease, GraphConfirmation outcome, int calls, Instant now) {
    return isOrdinary(lease, outcome)
        && update(entities.createNativeQuery(WRITE), lease, outcome.fitted(), calls, now) == 1;
  }

  /**
   * A first attempt's history has room for one more move, and everything that may be null is there:
   * a native statement does not tell a null's type.
   */
  private static boolean isOrdinary(Lease lease, GraphConfirmation outcome) {
    return lease.attempt() == 1
        && outcome.note() == null
        && Stream.of(
                outcome.graphInvitationId(),
                outcome.guestId(),
                outcome.redeemUrl(),
                outcome.status(),
                outcome.requestId())
            .allMatch(Objects::nonNull);
  }

  private static int update(
      Query update, Lease lease, GraphConfirmation outcome, int calls, Instant now) {
    return update
        .setParameter(1, InvitationState.INVITED.name())
        .setParameter(2, History.next(new StateChange(InvitationState.INVITED, now, null)))
        .setParameter(3, MOMENTS.convertToDatabaseColumn(now))
        .setParameter(4, calls)
        .setParameter(5, outcome.graphInvitationId())
        .setParameter(6, outcome.guestId())
        .setParameter(7, outcome.redeemUrl())
        .setParameter(8, outcome.status())
        .setParameter(9, outcome.requestId())
        .setParameter(10, lease.id().toString())
        .setParameter(11, InvitationState.UNDER_WAY.name())
        .setParameter(12, lease.attempt())
        .executeUpdate();
  }
}
