package org.gatehouse.invitations.submit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

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

  /** Lengths go in with the parts, so that no two lists of parts run together. */
  private static String digest(List<String> parts) {
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      String length = part == null ? "-" : Integer.toString(bytes.length);
      sha256.update((length + ":").getBytes(StandardCharsets.US_ASCII));
      sha256.update(bytes);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
