package org.gatehouse.invitations.submit;

import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.text.Sha256;

/**
 * What a caller means by a request, as fixed-length text that a unique column can hold.
 *
 * @param identity equal for two requests that mean the same: 43 characters
 * @param fingerprint of the content alone: 43 characters
 * @param keyed whether the caller named the intent; an unnamed one is a repeat for a while only
 */
public record Intent(String identity, String fingerprint, boolean keyed) {

  /**
   * @param caller whose request it is: keys of different callers never meet
   * @param content every field that is part of the request, in a fixed order; null is not the same
   *     as empty
   */
  public static Intent of(String caller, Optional<IdempotencyKey> key, List<String> content) {
    String fingerprint = digest(content);
    return key.map(
            named -> new Intent(digest(List.of("key", caller, named.value())), fingerprint, true))
        .orElseGet(
            () -> new Intent(digest(List.of("content", caller, fingerprint)), fingerprint, false));
  }

  private static String digest(List<String> parts) {
    return Sha256.base64Url(Sha256.ofParts(parts));
  }
}
