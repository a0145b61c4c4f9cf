package org.gatehouse.faults;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One run of a caller's flow: one guest to invite, and what the caller was told each time it asked.
 *
 * <p>Changed by one thread at a time.
 */
final class FlowRun {
  private final String address;
  private final Optional<String> key;
  private final boolean hangsUpFirst;
  private final Set<String> ids = new LinkedHashSet<>();
  private volatile int attempts;
  private Receipt receipt;
  private String refusal;

  /** The 201 that ended the run. */
  record Receipt(String id, String link, String guestId, boolean replayed) {
    /** Without the link, which is nobody's to read. */
    @Override
    public String toString() {
      return "request %s of guest %s".formatted(id, guestId);
    }
  }

  /**
   * @param key sent as Idempotency-Key
   * @param hangsUpFirst whether the caller does not wait for the first answer
   */
  FlowRun(String address, Optional<String> key, boolean hangsUpFirst) {
    this.address = address;
    this.key = key;
    this.hangsUpFirst = hangsUpFirst;
  }

  /** Counts another attempt; answers whether the caller stays on the line for its answer. */
  boolean attempt() {
    attempts = attempts + 1;
    return attempts > 1 || !hangsUpFirst;
  }

  /** An answer has named the request. */
  void heardOf(String id) {
    ids.add(id);
  }

  void invited(Receipt told) {
    heardOf(told.id());
    receipt = told;
  }

  /** Told that repeating does not help. */
  void refused(String answer) {
    refusal = answer;
  }

  String address() {
    return address;
  }

  Optional<String> key() {
    return key;
  }

  int attempts() {
    return attempts;
  }

  /** Every id under which the caller was told of its request; one, when all is well. */
  Set<String> ids() {
    return ids;
  }

  Optional<Receipt> receipt() {
    return Optional.ofNullable(receipt);
  }

  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }
}
