package org.gatehouse.platform.telemetry;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts what others have put into a line of the log. */
final class LogText {
  private static final String CUT = "…";
  private static final String FRAME = "\tat ";
  private static final int LONGEST_LINE = 512;

  /** Longer than any class or address of ours; what a stranger sends mostly has no blanks. */
  private static final Pattern LONG_WORD = Pattern.compile("(\\S{128})\\S++");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private LogText() {}

  /** The beginning, with blanks for line breaks and other invisible characters. */
  static String onOneLine(String text, int longest) {
    return INVISIBLE.matcher(beginning(text, longest)).replaceAll(" ");
  }

  /**
   * A record as it is written: its beginning, of each line but frames the first 512 characters, and
   * of each word the first 128.
   */
  static String ofLines(String text, int longest) {
    return beginning(text, longest)
        .lines()
        .map(line -> line.startsWith(FRAME) ? line : words(line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String words(String line) {
    return beginning(LONG_WORD.matcher(line).replaceAll("$1" + CUT), LONGEST_LINE);
  }

  private static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + CUT;
  }
}
