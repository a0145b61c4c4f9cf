package org.gatehouse.platform.text;

import java.util.regex.Pattern;

/** The form in which Microsoft and this service write ids (RFC 9562, section 4). */
public final class Guid {
  /** A regular expression without groups, for small and capital letters. */
  public static final String FORM = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private static final Pattern WHOLE = Pattern.compile(FORM);

  private Guid() {}

  public static boolean is(String text) {
    return WHOLE.matcher(text).matches();
  }
}
