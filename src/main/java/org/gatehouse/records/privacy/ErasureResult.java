package org.gatehouse.records.privacy;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The result of erasing a guest's personal data.
 *
 * @param erased how many requests were erased by this call
 * @param inProgress how many could not be erased because they are in progress
 * @param complete whether no request to invite the address, in whatever spelling, still has it
 * @param message what to do about the remaining requests; null if there are none
 */
@JsonbPropertyOrder({"erased", "inProgress", "complete", "message"})
public record ErasureResult(int erased, long inProgress, boolean complete, String message) {
  static ErasureResult of(int erased, long inProgress, boolean reachedTheEnd) {
    if (!reachedTheEnd) {
      return new ErasureResult(
          erased, inProgress, false, "There are more requests; repeat the request.");
    }
    if (inProgress > 0) {
      return new ErasureResult(
          erased,
          inProgress,
          false,
          "Requests under way cannot be erased; repeat the request once they have come to their"
              + " end, at the latest after a day.");
    }
    return new ErasureResult(erased, 0, true, null);
  }
}
