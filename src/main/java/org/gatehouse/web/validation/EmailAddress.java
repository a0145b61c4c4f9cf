package org.gatehouse.web.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An ordinary e-mail address, local part not quoted (RFC 5321, section 4.1.2). */
public final class EmailAddress implements TextRule {
  static final int MAX_LENGTH = 254;

  /** Blanks, control and format characters, and halves of surrogate pairs. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}]");

  private static final Pattern SPECIAL = Pattern.compile("[()<>\\[\\]:;,\\\\\"]");

  @Override
  public List<String> faults(String text) {
    List<String> faults = new ArrayList<>(outline(text));
    if (SPECIAL.matcher(text).find()) {
      faults.add("must not contain any of ( ) < > [ ] : ; , \\ \"");
    }
    return faults;
  }

  /** What is wrong with an address whatever characters its local part may use. */
  static List<String> outline(String text) {
    List<String> faults = new ArrayList<>();
    if (text.length() > MAX_LENGTH) {
      faults.add("must be at most " + MAX_LENGTH + " characters");
    } else if (CanonicalAddress.ofAnyLength(text).isTooLong()) {
      faults.add(
          "must be at most "
              + MAX_LENGTH
              + " characters also in small letters with its domain in the xn-- form");
    }
    if (INVISIBLE.matcher(text).find()) {
      faults.add("must not contain blanks or invisible characters");
    }
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@')) {
      faults.add("must be one e-mail address such as john.doe@example.com, with one @");
    } else if (DomainName.ofAddress(text).isEmpty()) {
      faults.add(
          "must end in a domain name such as example.com"
              + " (an international one may be written in its xn-- form)");
    }
    return faults;
  }
}
