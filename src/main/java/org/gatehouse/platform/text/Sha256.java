package org.gatehouse.platform.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** SHA-256 of texts, in UTF-8. */
public final class Sha256 {
  private Sha256() {}

  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] of(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /**
   * Lengths go in with the parts, so that no two lists of parts run together: each part as its
   * length in bytes, a colon and the bytes, null as "-:".
   */
  public static byte[] ofParts(List<String> parts) {
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      String length = part == null ? "-" : Integer.toString(bytes.length);
      sha256.update((length + ":").getBytes(StandardCharsets.US_ASCII));
      sha256.update(bytes);
    }
    return sha256.digest();
  }

  /** As 43 characters that fit into an address (RFC 4648, section 5, without padding). */
  public static String base64Url(byte[] hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
