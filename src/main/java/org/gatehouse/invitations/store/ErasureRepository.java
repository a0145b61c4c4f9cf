package org.gatehouse.invitations.store;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.database.PersistenceExceptionTranslator;
import org.gatehouse.platform.outbox.Outbox;
import org.gatehouse.web.validation.CanonicalAddress;

/**
 * Erases the personal data of requests that have ended; the rows are kept.
 *
 * <p>Always part of the caller's transaction, which also writes the audit entry. Throws the same
 * exceptions as {@link InvitationStore}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
@Interceptors(PersistenceExceptionTranslator.class)
public class ErasureRepository {
  private static final List<InvitationState> OPEN =
      List.of(InvitationState.RECEIVED, InvitationState.IN_PROGRESS);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Outbox outbox;

  /** What asking to erase one request leads to. */
  public enum Result {
    ERASED,
    ERASED_BEFORE,
    /** Nothing was changed: the request is in progress. */
    IN_PROGRESS,
    UNKNOWN
  }

  public Result one(UUID id) {
    List<Invitation> found =
        entities
            .createQuery("select i from Invitation i where i.id = :id", Invitation.class)
            .setParameter("id", id.toString())
            .getResultList();
    if (found.isEmpty()) {
      return Result.UNKNOWN;
    }
    if (found.get(0).erasedAt() != null) {
      return Result.ERASED_BEFORE;
    }
    if (!found.get(0).state().isFinal()) {
      return Result.IN_PROGRESS;
    }
    erase(found);
    return Result.ERASED;
  }

  /**
   * Erases some of the requests to invite this address, in whatever spelling.
   *
   * @return their ids; fewer than {@code max} if no more requests have ended
   */
  public List<UUID> ofGuest(String address, int max) {
    return erase(
        entities
            .createQuery(
                "select i from Invitation i where i.emailCanonical = :address"
                    + " and i.state not in :open",
                Invitation.class)
            .setParameter("address", CanonicalAddress.of(address).text())
            .setParameter("open", OPEN)
            .setMaxResults(max));
  }

  /** The number of requests in progress for this address, in any spelling. */
  public long inProgress(String address) {
    return entities
        .createQuery(
            "select count(i) from Invitation i where i.emailCanonical = :address"
                + " and i.state in :open",
            Long.class)
        .setParameter("address", CanonicalAddress.of(address).text())
        .setParameter("open", OPEN)
        .getSingleResult();
  }

  /**
   * Erases some of the requests that came in before.
   *
   * @return their ids; fewer than {@code max} if no more requests have ended
   */
  public List<UUID> receivedBefore(Instant moment, int max) {
    return erase(
        entities
            .createQuery(
                "select i from Invitation i where i.erasedAt is null and i.receivedAt < :moment"
                    + " and i.state not in :open",
                Invitation.class)
            .setParameter("moment", moment)
            .setParameter("open", OPEN)
            .setMaxResults(max));
  }

  private List<UUID> erase(TypedQuery<Invitation> query) {
    return erase(query.getResultList());
  }

  private List<UUID> erase(List<Invitation> invitations) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (Invitation invitation : invitations) {
      SearchTerms.delete(entities, invitation);
      invitation.erase(now);
      outbox.eraseNotes(entities, invitation.id().toString());
      outbox.append(entities, invitation.takeNewEvents());
    }
    entities.flush();
    return invitations.stream().map(Invitation::id).toList();
  }
}
