package org.gatehouse.ledger;

/** Fits free text into a column. */
final class Texts {
  private Texts() {}

  /** The text without line breaks and control characters, cut to {@code most}; null stays null. */
  static String oneLine(String text, int most) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > most ? line.substring(0, most - 1) + "…" : line;
  }
}
