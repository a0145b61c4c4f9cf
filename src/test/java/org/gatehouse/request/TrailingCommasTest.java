package org.gatehouse.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrailingCommasTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[1,] | [1 ]",
        "[1 , ] | [1   ]",
        "{\"a\":1,} | {\"a\":1 }",
        "[[],{},] | [[],{} ]",
        "[[1,],] | [[1 ] ]",
        "[\"\",] | [\"\" ]",
        "[\"a\\\"\",] | [\"a\\\"\" ]"
      })
  void commaAfterAValueIsBlanked(String json, String expected) {
    assertEquals(expected, TrailingCommas.blanked(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[,]",
        "{,}",
        "[1,,]",
        "{\"a\":,}",
        ",]",
        "[1],",
        "[1,2]",
        ",",
        "",
        "[",
        "[1,",
        "[\",]\"]",
        "[\"\\\",]\"]",
        "\",}",
        "\"\\"
      })
  void everyOtherCommaStays(String json) {
    assertEquals(json, TrailingCommas.blanked(json));
  }

  @Test
  void anyJsonMeansTheSameWithTrailingCommas() {
    Random random = new Random(2024);
    for (int round = 0; round < 5_000; round++) {
      RandomJson json = new RandomJson(random);
      String text = json.plain.toString();
      assertEquals(text, TrailingCommas.blanked(text));
      String lenient = json.withCommas.toString();
      assertEquals(parsed(text), parsed(TrailingCommas.blanked(lenient)), lenient);
    }
  }

  private static JsonValue parsed(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** The same random value twice: as it should be written, and with trailing commas. */
  private static final class RandomJson {
    private static final String[] SCALARS = {
      "null", "true", "-1.5e3", "\"\"", "\",]\"", "\"}\\\",}\"", "\"\\\\\"", "\"[{,:\"", "\"é🙂\""
    };
    private static final String[] BLANKS = {"", "", " ", "\n", "\t ", "\r\n"};

    private final Random random;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder withCommas = new StringBuilder();

    RandomJson(Random random) {
      this.random = random;
      container(4);
    }

    private void value(int deepest) {
      if (deepest > 0 && random.nextInt(3) > 0) {
        container(deepest - 1);
      } else {
        both(any(SCALARS));
      }
    }

    private void container(int deepest) {
      boolean object = random.nextBoolean();
      both(object ? "{" : "[");
      int size = random.nextInt(4);
      for (int index = 0; index < size; index++) {
        both(any(BLANKS) + (index == 0 ? "" : ",") + any(BLANKS));
        if (object) {
          both("\"key,}" + index + "\"" + any(BLANKS) + ":" + any(BLANKS));
        }
        value(deepest);
        both(any(BLANKS));
      }
      if (size > 0 && random.nextBoolean()) {
        withCommas.append(any(BLANKS)).append(',').append(any(BLANKS));
      }
      both(object ? "}" : "]");
    }

    private void both(String text) {
      plain.append(text);
      withCommas.append(text);
    }

    private String any(String[] choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
