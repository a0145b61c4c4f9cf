package org.gatehouse.platform.database;

import java.util.regex.Pattern;

/** Fits free text into a column. */
public final class Texts {
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Texts() {}

  /** The text without line breaks and control characters, cut to {@code most}; null stays null. */
  public static String oneLine(String text, int most) {
    if (text == null) {
      return null;
    }
    String line = BREAKS.matcher(text).replaceAll(" ").strip();
    if (line.length() <= most) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(most - 2));
    return line.substring(0, splits ? most - 2 : most - 1) + "…";
  }
}
