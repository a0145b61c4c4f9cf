package org.gatehouse.records.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;

/**
 * The head of the trail as stored outside the database, where the owner of the database cannot
 * change it.
 */
record Checkpoint(long number, String hash) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  /**
   * Reads the form in which a verification tells the head, such as {@code 4711:3fa9…}.
   *
   * @param text null when nothing was noted
   * @throws ApiException 400 for anything else
   */
  static Optional<Checkpoint> read(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      String what = "must be a head as a verification tells it: a number, a colon, 64 hex digits";
      throw ApiException.badRequest(
          "checkpoint " + what + ".", List.of(new FieldError("checkpoint", what)));
    }
    return Optional.of(new Checkpoint(Long.parseLong(parts.group(1)), parts.group(2)));
  }

  @Override
  public String toString() {
    return number + ":" + hash;
  }
}
