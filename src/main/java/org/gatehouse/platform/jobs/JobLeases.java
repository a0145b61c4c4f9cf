package org.gatehouse.platform.jobs;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.database.PersistenceExceptionTranslator;

/** Assigns each job of the cluster to one node at a time, each call in a short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(PersistenceExceptionTranslator.class)
public class JobLeases {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * Takes the lease of a job unless another node has it or the job rests.
   *
   * @throws DatabaseConflictException when another node takes it at the same moment
   */
  public boolean take(String job, String node, Duration lease) {
    Instant now = now();
    int taken =
        entities
            .createQuery(
                "update JobLease l set l.holder = :node, l.until = :until"
                    + " where l.name = :job and l.until <= :now")
            .setParameter("node", node)
            .setParameter("until", now.plus(lease))
            .setParameter("job", job)
            .setParameter("now", now)
            .executeUpdate();
    if (taken == 1) {
      return true;
    }
    boolean known =
        !entities
            .createQuery("select l from JobLease l where l.name = :job", JobLease.class)
            .setParameter("job", job)
            .getResultList()
            .isEmpty();
    if (!known) {
      entities.persist(new JobLease(job, node, now.plus(lease)));
      entities.flush();
    }
    return !known;
  }

  /** Ends the node's lease; no node takes the job before it has rested. */
  public void rest(String job, String node, Duration rest) {
    entities
        .createQuery(
            "update JobLease l set l.until = :until where l.name = :job and l.holder = :node")
        .setParameter("until", now().plus(rest))
        .setParameter("job", job)
        .setParameter("node", node)
        .executeUpdate();
  }

  /** The current time with the precision of both databases. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
