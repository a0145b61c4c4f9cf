package org.gatehouse.records.search;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.database.UtcTimestampConverter;
import org.gatehouse.platform.text.Guid;
import org.gatehouse.platform.text.Sha256;

/**
 * A position in the list, newest first: directly after one request.
 *
 * <p>Times can be equal, so the id decides. New requests come before the position and do not shift
 * later pages.
 */
record Cursor(Instant receivedAt, String id) {
  private static final Charset ASCII = StandardCharsets.US_ASCII;

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z)"
              + " ("
              + Guid.FORM
              + ") (\\S{16})");

  /**
   * The place as callers carry it.
   *
   * @param filters by which the list is chosen; with others the mark is foreign
   */
  String mark(String filters) {
    String marked = UtcTimestampConverter.text(receivedAt) + " " + id + " " + check(filters);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(marked.getBytes(ASCII));
  }

  /** Empty for a mark that is broken, or was made for other filters. */
  static Optional<Cursor> of(String mark, String filters) {
    try {
      Matcher marked = FORM.matcher(new String(Base64.getUrlDecoder().decode(mark), ASCII));
      if (!marked.matches()) {
        return Optional.empty();
      }
      Cursor place = new Cursor(Instant.parse(marked.group(1)), marked.group(2));
      return place.check(filters).equals(marked.group(3)) ? Optional.of(place) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException notAMark) {
      return Optional.empty();
    }
  }

  /** Against mistakes, not against forgery: a caller who may read the list may start anywhere. */
  private String check(String filters) {
    return Sha256.base64Url(Sha256.of(UtcTimestampConverter.text(receivedAt) + id + filters))
        .substring(0, 16);
  }
}
