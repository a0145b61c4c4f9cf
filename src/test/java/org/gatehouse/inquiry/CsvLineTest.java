package org.gatehouse.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvLineTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("plain", "plain"),
        Arguments.of("a,b", "\"a,b\""),
        Arguments.of("say \"hello\"", "\"say \"\"hello\"\"\""),
        Arguments.of("one\r\ntwo", "\"one\r\ntwo\""),
        Arguments.of("Zoë 日本 🙂", "Zoë 日本 🙂"),
        Arguments.of("a=1", "a=1"),
        Arguments.of("=1+1", "'=1+1"),
        Arguments.of("+49 89 1", "'+49 89 1"),
        Arguments.of("-2", "'-2"),
        Arguments.of("@SUM(A1)", "'@SUM(A1)"),
        Arguments.of("\t=1", "'\t=1"),
        Arguments.of("\r=1", "\"'\r=1\""),
        Arguments.of("\n=1", "\"'\n=1\""),
        Arguments.of("=cmd|' /C calc'!A0,1", "\"'=cmd|' /C calc'!A0,1\""));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aCellIsQuotedWhereItMustBeAndNeverAFormula(String cell, String written) {
    StringBuilder text = new StringBuilder();
    CsvLine.append(text, cell);
    assertEquals(written + "\r\n", text.toString());
  }

  @Test
  void nothingIsAnEmptyCellAndTheLineEndsAsTheFormatSays() {
    StringBuilder text = new StringBuilder();
    CsvLine.append(text, "a", null, "", "b");
    assertEquals("a,,\"\",b\r\n", text.toString());
  }
}
