package org.gatehouse.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("plain", "\"plain\""),
        Arguments.of("4711", "\"4711\""),
        Arguments.of("a,b", "\"a,b\""),
        Arguments.of("a;b\tc", "\"a;b\tc\""),
        Arguments.of("say \"hello\"", "\"say \"\"hello\"\"\""),
        Arguments.of("one\r\ntwo", "\"one\r\ntwo\""),
        Arguments.of("Zoë 日本 🙂", "\"Zoë 日本 🙂\""),
        Arguments.of("a=1", "\"a=1\""),
        Arguments.of("\t1", "\"'\t1\""),
        Arguments.of("\r1", "\"'\r1\""),
        Arguments.of("\n1", "\"'\n1\""),
        Arguments.of("=cmd|' /C calc'!A0,1", "\"'=cmd|' /C calc'!A0,1\""));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyCellIsQuoted(String cell, String written) {
    assertEquals(written + "\r\n", line(cell));
  }

  @ParameterizedTest
  @ValueSource(chars = {'=', '+', '-', '@', '＝', '＋', '－', '＠', '−'})
  void noCellIsAFormulaWhateverSeparatesCells(char begins) {
    assertEquals("\"'" + begins + "1+1\"\r\n", line(begins + "1+1"));
    assertEquals("\"a;'" + begins + "1;b\"\r\n", line("a;" + begins + "1;b"));
    assertEquals("\"a\t'" + begins + "1\"\r\n", line("a\t" + begins + "1"));
    assertEquals("\"a\n'" + begins + "1\"\r\n", line("a\n" + begins + "1"));
    assertEquals("\"a;\"\"'" + begins + "1\"\r\n", line("a;\"" + begins + "1"));
  }

  @Test
  void nothingIsAnEmptyCellAndTheLineEndsAsTheFormatSays() {
    assertEquals("\"a\",,\"\",\"b\"\r\n", line("a", null, "", "b"));
  }

  private static String line(String... cells) {
    StringBuilder text = new StringBuilder();
    CsvLine.append(text, cells);
    return text.toString();
  }
}
