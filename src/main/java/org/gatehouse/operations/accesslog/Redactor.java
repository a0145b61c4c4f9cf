package org.gatehouse.operations.accesslog;

import java.util.regex.Pattern;

/** Removes from a text what must not be logged. */
final class Redactor {
  private static final Pattern SECRET =
      Pattern.compile("https?://\\S+|eyJ[\\w-]+(\\.[\\w-]*)*", Pattern.CASE_INSENSITIVE);
  private static final Pattern MAILBOX = Pattern.compile("[^\\s\"'<>()@,;:]+@");

  private final boolean personalData;

  /**
   * @param personalData whether people may be named
   */
  Redactor(boolean personalData) {
    this.personalData = personalData;
  }

  /** Without links and tokens, and without the part of an address before its domain. */
  String text(String text) {
    if (text == null) {
      return null;
    }
    String safe = SECRET.matcher(text).replaceAll("…");
    return personalData ? safe : MAILBOX.matcher(safe).replaceAll("***@");
  }

  /** Null where people may not be named. */
  String person(String text) {
    return personalData ? text : null;
  }
}
