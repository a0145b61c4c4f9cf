package org.gatehouse.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.invitations.submit.InvitationRequestBinder;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;
import org.gatehouse.web.validation.ValidationErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonToken;

class StrictJsonTest {
  private static final int MAX_BODY_BYTES = 65_536;

  private final ValidationErrors faults = new ValidationErrors(InvitationRequestBinder.PROPERTIES);

  private Map<String, JsonProperty> read(String text) {
    return StrictJson.properties(text, InvitationRequestBinder.PROPERTIES, faults);
  }

  private String more(String json) {
    return read("{\"more\":" + json + "}").get("more").text();
  }

  private String refused(String text) {
    ApiException refusal = assertThrows(ApiException.class, () -> read(text));
    assertEquals(400, refusal.status());
    return refusal.getMessage();
  }

  private List<FieldError> faultsOf(String text) {
    read(text);
    return assertThrows(ApiException.class, faults::refuse).faults();
  }

  // Commas

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[1,] | [1]",
        "[1 , ] | [1]",
        "{\"a\":1,} | {\"a\":1}",
        "[[],{},] | [[],{}]",
        "[[1,],] | [[1]]",
        "[\"\",] | [\"\"]",
        "[\"a\\\"\",] | [\"a\\\"\"]",
        "[\",]\"] | [\",]\"]",
        "[\"\\\",]\"] | [\"\\\",]\"]"
      })
  void oneCommaAfterTheLastValueIsForgiven(String json, String compact) {
    assertEquals(compact, more(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[,]", "{,}", "[1,,]", "{\"a\":,}", "{\"a\",}", "[", "[1,", "\",}"})
  void everyOtherCommaIsNot(String json) {
    assertTrue(refused("{\"more\":" + json + "}").contains("not valid JSON"));
  }

  @Test
  void anyJsonMeansTheSameWithTrailingCommas() {
    Random random = new Random(2024);
    for (int round = 0; round < 1_000; round++) {
      RandomJson json = new RandomJson(random);
      String text = json.plain.toString();
      assertEquals(parsed(text), parsed(more(text)), text);
      String lenient = json.withCommas.toString();
      assertEquals(parsed(text), parsed(more(lenient)), lenient);
    }
  }

  private static JsonValue parsed(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  // Depth

  @ParameterizedTest
  @ValueSource(strings = {"{\"x\":%s}", "{\"more\":%s}", "%s"})
  void nestingIsCountedWhereverItIs(String body) {
    String deep = "[".repeat(33) + "]".repeat(33);
    assertEquals("The body must be nested at most 32 deep.", refused(body.formatted(deep)));
  }

  @Test
  void bracketsInTextsAreNoNesting() {
    assertEquals("[\"" + "[{".repeat(40) + "\"]", more("[\"" + "[{".repeat(40) + "\"]"));
  }

  // Names

  @ParameterizedTest
  @ValueSource(strings = {"more", "MORE", "mOre"})
  void namesMatchWithoutRegardToTheCaseOfAsciiLetters(String name) {
    assertEquals(
        Map.of("more", new JsonProperty(JsonToken.START_OBJECT, "{}")),
        read("{\"" + name + "\":{}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ınviteRedirectUrl",
        "İnviteRedirectUrl",
        "invitedUſerDisplayName",
        "requeſtedBy",
        "ｍｏｒｅ"
      })
  void otherLettersThatFoldToAsciiAreOtherNames(String name) {
    assertEquals(Map.of(), read("{\"" + name + "\":\"x\"}"));
  }

  @Test
  void nameWithOtherLettersIsNoRepetition() {
    assertEquals(1, read("{\"requestedBy\":\"x\",\"requeſtedBy\":\"y\"}").size());
    faults.refuse();
  }

  // Unknown properties

  @Test
  void hundredUnknownPropertiesAreTheMost() {
    assertEquals(1, read("{" + unknown(100) + ",\"more\":{}}").size());
    assertEquals(
        "The body must have at most 100 properties that are not known here.",
        refused("{" + unknown(101) + "}"));
  }

  @Test
  void repetitionsCountAsUnknownProperties() {
    String repeated = String.join(",", Collections.nCopies(102, "\"more\":{}"));
    assertTrue(refused("{" + repeated + "}").contains("at most 100 properties"));
  }

  private static String unknown(int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> "\"p" + index + "\":{\"a\":[" + index + "]}")
        .collect(Collectors.joining(","));
  }

  // Numbers

  @Test
  void numberOf1000CharactersIsTheLongest() {
    String longest = "1".repeat(1_000);
    assertEquals("{\"n\":" + longest + "}", more("{\"n\":" + longest + "}"));
    assertEquals(
        List.of(new FieldError("more", "must not contain a number of more than 1,000 characters")),
        faultsOf("{\"more\":{\"n\":[-" + longest + "]}}"));
  }

  // Memory

  /** Measured by all that is allocated, of which less is held at any moment. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{ | \"x\":1, | }",
        "{\"x\":{ | \"x\":1, | }}",
        "{\"x\":[ | 1, | ]}",
        "{\"x\":[ | [], | ]}",
        "{\"x\":\" | x | \"}",
        "{\"more\":{ | \"x\":1, | }}",
        "{\"more\":[ | 1, | ]}",
        "{\"more\":{\"a\":\" | \\u0000 | \"}}",
        "{\"more\": | 1 | }"
      })
  void readingTakesASmallMultipleOfTheBodysSize(String opening, String repeated, String end) {
    int times = (MAX_BODY_BYTES - opening.length() - end.length()) / repeated.length();
    String body = opening + repeated.repeat(times) + end;
    readOrRefuse(body);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    readOrRefuse(body);
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < 20 * MAX_BODY_BYTES, taken + " bytes");
  }

  private void readOrRefuse(String body) {
    try {
      StrictJson.properties(
          body,
          InvitationRequestBinder.PROPERTIES,
          new ValidationErrors(InvitationRequestBinder.PROPERTIES));
    } catch (ApiException refused) {
      assertEquals(400, refused.status());
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
