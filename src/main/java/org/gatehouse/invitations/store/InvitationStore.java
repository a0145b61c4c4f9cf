package org.gatehouse.invitations.store;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.platform.database.PersistenceExceptionTranslator;
import org.gatehouse.platform.database.RowClaim;
import org.gatehouse.platform.database.SchemaMigration;
import org.gatehouse.platform.outbox.Outbox;
import org.gatehouse.platform.telemetry.CounterName;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/**
 * Records, updates and finds requests, each method in a short transaction of its own.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database does not answer;
 * those that write throw {@link DatabaseConflictException} when somebody else wrote first, and the
 * container's {@code EJBException} when the database breaks off while it commits.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(PersistenceExceptionTranslator.class)
public class InvitationStore {
  private static final System.Logger LOG = System.getLogger(InvitationStore.class.getName());
  private static final String GIVEN_UP =
      "It could not be found out whether the guest was invited; look the guest up in Entra before"
          + " repeating the request.";

  private static final RowClaim EXPIRED_LEASES =
      new RowClaim("invitation", "lease_until", "state = 'IN_PROGRESS'");

  @PersistenceContext EntityManager entities;
  @EJB SchemaMigration schema;
  @Inject Clock clock;
  @Inject InvitationStoreSettings settings;
  @Inject Metrics metrics;
  @Inject Outbox outbox;

  /**
   * Puts a request on record, or finds the one that it repeats.
   *
   * @param identity what makes another request its repeat, unique in the table
   * @param keyed whether the caller named it; an unnamed one is a repeat within the window only
   * @throws ApiException 400 when the same name was given to another content
   */
  public IntakeResult open(
      NewInvitation asked, String identity, String fingerprint, boolean keyed) {
    Instant now = now();
    Optional<Invitation> known =
        entities
            .createQuery("select i from Invitation i where i.intent = :intent", Invitation.class)
            .setParameter("intent", identity)
            .getResultList()
            .stream()
            .findFirst();
    if (known.isPresent()) {
      Invitation earlier = known.get();
      boolean over = !keyed && !earlier.receivedAt().plus(settings.replayWindow()).isAfter(now);
      if (!over || !earlier.state().isFinal()) {
        return again(earlier, fingerprint, now);
      }
      earlier.releaseIdempotency();
      entities.flush();
    }
    Invitation invitation = Invitation.received(UUID.randomUUID(), asked, now);
    invitation.means(identity, fingerprint, keyed);
    Lease lease = invitation.claim(now, settings.lease(), null);
    entities.persist(invitation);
    write(invitation);
    SearchTerms.insert(entities, invitation);
    return new IntakeResult.Acquired(invitation, lease, null);
  }

  private IntakeResult again(Invitation earlier, String fingerprint, Instant now) {
    if (!earlier.fingerprint().equals(fingerprint)) {
      throw ApiException.of(
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "This Idempotency-Key was used before for a request with another content;"
                  + " use a new key for a new request.")
          .ofInvitation(earlier.id());
    }
    if (earlier.state() == InvitationState.INVITED) {
      return new IntakeResult.Completed(earlier);
    }
    if (!earlier.isFree(now)) {
      return new IntakeResult.InProgress(earlier);
    }
    Instant unknownSince = earlier.unknownSince();
    Lease lease = earlier.claim(now, settings.lease(), "taken up again by a repeated request");
    write(earlier);
    return new IntakeResult.Acquired(earlier, lease, unknownSince);
  }

  /**
   * Claims requests whose lease has expired, the longest waiting first; exhausted ones are
   * abandoned instead. No two nodes get the same request.
   *
   * @param max more than 0
   */
  public List<IntakeResult.Acquired> claimExpired(int max) {
    return EXPIRED_LEASES.lock(entities, !schema.isEmbedded(), now(), max).stream()
        .map(UUID::fromString)
        .map(this::claim)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Claims a request whose lease has expired.
   *
   * @return empty if another node was faster, or the request was abandoned
   */
  Optional<IntakeResult.Acquired> claim(UUID id) {
    Invitation invitation = entities.find(Invitation.class, id.toString());
    if (invitation == null
        || invitation.state() != InvitationState.IN_PROGRESS
        || !invitation.isFree(now())) {
      return Optional.empty();
    }
    Instant unknownSince = invitation.unknownSince();
    boolean hopeless = invitation.isExhausted(now());
    Lease lease = invitation.claim(now(), settings.lease(), "taken up by recovery");
    if (hopeless) {
      invitation.abandon(now(), GIVEN_UP, unknownSince);
      write(invitation);
      metrics.count(CounterName.GIVEN_UP);
      LOG.log(System.Logger.Level.ERROR, "Request {0} was abandoned: {1}", id, GIVEN_UP);
      return Optional.empty();
    }
    write(invitation);
    return Optional.of(new IntakeResult.Acquired(invitation, lease, unknownSince));
  }

  /** Requests in progress whose lease has expired, the longest waiting first. */
  public List<UUID> findExpiredLeases(int max) {
    if (max < 1) {
      // To EclipseLink, a maximum of 0 is none.
      return List.of();
    }
    return entities
        .createQuery(
            "select i.id from Invitation i where i.state = :state and i.leaseUntil <= :now"
                + " order by i.leaseUntil",
            String.class)
        .setParameter("state", InvitationState.IN_PROGRESS)
        .setParameter("now", now())
        .setMaxResults(max)
        .getResultList()
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  /** Ends every lease: for a database that has one server only, when that server starts. */
  public int endAllLeases() {
    return entities
        .createQuery(
            "update Invitation i set i.leaseUntil = :now, i.version = i.version + 1"
                + " where i.state = :state and i.leaseUntil > :now")
        .setParameter("state", InvitationState.IN_PROGRESS)
        .setParameter("now", now())
        .executeUpdate();
  }

  /**
   * Records a confirmation by Graph, which is valid regardless of the lease.
   *
   * @param calls how many calls to Graph's invitations this lease has made
   * @return false when it has come to an end that nothing leads on from
   */
  public boolean invited(Lease lease, GraphConfirmation outcome, int calls) {
    return change(
        lease.id(),
        Invitation::mayBeInvited,
        (invitation, now) -> invitation.invited(now, outcome, calls));
  }

  /**
   * The request itself is the reason why nobody is invited.
   *
   * @return false when somebody else has the lease, or the request has ended
   */
  public boolean refused(Lease lease, String message, String requestId, int calls) {
    return close(lease, (invitation, now) -> invitation.refused(now, message, requestId, calls));
  }

  /**
   * Nothing took effect, for a reason that has nothing to do with the request.
   *
   * @return false when somebody else has the lease, or the request has ended
   */
  public boolean failed(Lease lease, String message, String requestId, int calls) {
    return close(lease, (invitation, now) -> invitation.failed(now, message, requestId, calls));
  }

  /**
   * The outcome is not known; recovery finds out.
   *
   * @param since when the outcome of a call was lost
   * @return false when somebody else has the lease, or the request has ended
   */
  public boolean markUnknown(Lease lease, String message, Instant since, int calls) {
    return close(lease, (invitation, now) -> invitation.markUnknown(now, message, since, calls));
  }

  private boolean close(Lease lease, BiConsumer<Invitation, Instant> move) {
    return change(lease.id(), invitation -> invitation.isHeldBy(lease), move);
  }

  private boolean change(
      UUID id, Predicate<Invitation> allowed, BiConsumer<Invitation, Instant> move) {
    Invitation invitation = find(id).orElse(null);
    if (invitation == null || !allowed.test(invitation)) {
      return false;
    }
    move.accept(invitation, now());
    write(invitation);
    return true;
  }

  private void write(Invitation invitation) {
    outbox.append(entities, invitation.takeNewEvents());
    entities.flush();
  }

  /** Every change of a request with its time, oldest first; the middle of very many is left out. */
  public List<StateChange> history(UUID id) {
    return outbox.eventsOf(entities, id.toString()).stream()
        .map(
            event ->
                new StateChange(InvitationState.valueOf(event.state()), event.at(), event.note()))
        .toList();
  }

  /** The request as it stands; empty when there is none of that id. */
  public Optional<Invitation> find(UUID id) {
    // Not EntityManager.find: EclipseLink lets its own exception out of it. Lists, not streams: a
    // stream of Hibernate's keeps its connection until somebody closes it.
    return entities
        .createQuery("select i from Invitation i where i.id = :id", Invitation.class)
        .setParameter("id", id.toString())
        .getResultList()
        .stream()
        .findFirst();
  }

  /** What both databases keep exactly. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
