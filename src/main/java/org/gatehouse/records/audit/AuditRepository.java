package org.gatehouse.records.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.platform.database.PersistenceExceptionTranslator;

/**
 * Appends to the audit trail and reads it.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database does not answer,
 * and the container's {@code EJBException} when it breaks off while it commits.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(PersistenceExceptionTranslator.class)
public class AuditRepository {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * Appends an entry; the next writer waits until this transaction has ended. Part of the caller's
   * transaction where there is one, so that both are kept or neither.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public AuditEntry append(Actor actor, AuditAction action, AuditTarget subject) {
    AuditHead head =
        entities
            .createQuery("select h from AuditHead h", AuditHead.class)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getSingleResult();
    AuditEntry entry =
        AuditEntry.after(
            head, clock.instant().truncatedTo(ChronoUnit.MICROS), actor, action, subject);
    head.moveTo(entry);
    entities.persist(entry);
    entities.flush();
    return entry;
  }

  /** Where the trail ends now; empty where somebody has removed the head or added another. */
  public Optional<AuditHead> head() {
    List<AuditHead> heads =
        entities.createQuery("select h from AuditHead h", AuditHead.class).getResultList();
    return heads.size() == 1 ? Optional.of(heads.get(0)) : Optional.empty();
  }

  /** Entries with a number below that one, newest first. */
  public List<AuditEntry> before(long number, int max) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.number < :number order by e.number desc",
            AuditEntry.class)
        .setParameter("number", number)
        .setMaxResults(max)
        .getResultList();
  }

  /** Entries with that number or one above it, oldest first. */
  public List<AuditEntry> from(long number, int max) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.number >= :number order by e.number",
            AuditEntry.class)
        .setParameter("number", number)
        .setMaxResults(max)
        .getResultList();
  }

  /** How many entries have that number or one below it. */
  public long countUpTo(long number) {
    return entities
        .createQuery("select count(e) from AuditEntry e where e.number <= :number", Long.class)
        .setParameter("number", number)
        .getSingleResult();
  }
}
