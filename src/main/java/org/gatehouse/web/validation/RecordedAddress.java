package org.gatehouse.web.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address by which records are looked for or erased: any that can be on record, also one that is
 * no valid address, such as a user's own from a token, or a guest's from before a rule was there.
 */
public final class RecordedAddress implements TextRule {
  /** PostgreSQL stores no U+0000, and half a surrogate pair is no character in any encoding. */
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  @Override
  public List<String> faults(String text) {
    List<String> faults = new ArrayList<>();
    if (text.indexOf('@') < 1) {
      faults.add("must be an e-mail address such as john.doe@example.com");
    }
    if (text.length() > EmailAddress.MAX_LENGTH) {
      faults.add("must be at most " + EmailAddress.MAX_LENGTH + " characters");
    }
    if (UNSTORABLE.matcher(text).find()) {
      faults.add("must not contain U+0000 or half of a surrogate pair");
    }
    return faults;
  }
}
