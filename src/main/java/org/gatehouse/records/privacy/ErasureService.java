package org.gatehouse.records.privacy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.invitations.store.ErasureRepository;
import org.gatehouse.records.audit.Actor;
import org.gatehouse.records.audit.AuditAction;
import org.gatehouse.records.audit.AuditRepository;
import org.gatehouse.records.audit.AuditTarget;

/**
 * Erases personal data and writes the audit entry, in one transaction per batch.
 *
 * <p>Throws the exceptions of the invitation store if the database fails.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ErasureService {
  /** The trail names each of so many. */
  static final int OF_GUEST = 20;

  static final int OF_AGE = 500;

  private static final Actor RETENTION = Actor.service("retention");

  @Inject ErasureRepository records;
  @Inject AuditRepository trail;

  public ErasureRepository.Result one(UUID id, Actor actor) {
    ErasureRepository.Result result = records.one(id);
    if (result == ErasureRepository.Result.ERASED) {
      trail.append(actor, AuditAction.ERASE, AuditTarget.of(id));
    }
    return result;
  }

  /**
   * @return how many requests to invite this address were erased; fewer than {@value #OF_GUEST} if
   *     no more requests have ended
   */
  public int someOfGuest(String address, Actor actor) {
    List<UUID> erased = records.ofGuest(address, OF_GUEST);
    if (!erased.isEmpty()) {
      trail.append(actor, AuditAction.ERASE, AuditTarget.of(Map.of("email", address), erased));
    }
    return erased.size();
  }

  /** The number of requests in progress for this address. */
  public long inProgress(String address) {
    return records.inProgress(address);
  }

  /**
   * @return how many requests that came in before were erased; fewer than {@value #OF_AGE} when
   *     none is left
   */
  public int someOfAge(Instant before) {
    int erased = records.receivedBefore(before, OF_AGE).size();
    if (erased > 0) {
      Map<String, String> filters = Map.of("to", before.toString());
      trail.append(RETENTION, AuditAction.RETENTION, AuditTarget.of(filters, (long) erased));
    }
    return erased;
  }
}
