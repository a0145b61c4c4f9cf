package org.gatehouse.platform.telemetry;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.SafeText;

/** Truncates foreign text in log lines. */
final class LogText {
  private static final String CUT = "…";
  private static final String FRAME = "\tat ";
  private static final int MAX_LINE_LENGTH = 512;

  /** Longer than any class or address of ours; what a stranger sends mostly has no blanks. */
  private static final Pattern LONG_WORD = Pattern.compile("(\\S{128})\\S++");

  private LogText() {}

  /**
   * A record as it is written: its beginning, of each line but frames the first 512 characters, and
   * of each word the first 128.
   */
  static String ofLines(String text, int longest) {
    return SafeText.cut(text, longest)
        .lines()
        .map(line -> line.startsWith(FRAME) ? line : words(line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String words(String line) {
    return SafeText.cut(LONG_WORD.matcher(line).replaceAll("$1" + CUT), MAX_LINE_LENGTH);
  }
}
