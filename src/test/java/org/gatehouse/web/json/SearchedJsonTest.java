package org.gatehouse.web.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.gatehouse.invitations.store.SearchTerm;
import org.gatehouse.web.validation.ValidationErrors;

/** JSON in, search out: custom data is found by each of its values as they were sent. */
class SearchedJsonTest {
  private static final List<String> KNOWN = List.of("invitedUserEmailAddress", "more");
  private static final String BODY = "{\"invitedUserEmailAddress\":\"a@b.cc\",\"more\":%s}";

  /**
   * A value as it is sent, and what a search must name to find it.
   *
   * @param term null where it is found by nothing
   */
  record Sent(String json, String term) {}

  @Property
  void eachValueAtTheTopIsFoundByWhatWasSentAndNothingElseIs(
      @ForAll("objects") Map<String, Sent> object, @ForAll("spaces") String space) {
    String more =
        object.entrySet().stream()
            .map(each -> quoted(each.getKey()) + space + ":" + space + each.getValue().json())
            .collect(Collectors.joining(space + "," + space, "{" + space, space + "}"));
    ValidationErrors faults = new ValidationErrors(KNOWN);
    Map<String, JsonProperty> read = StrictJson.properties(BODY.formatted(more), KNOWN, faults);
    faults.refuse();
    Set<String> terms = new TreeSet<>();
    object.forEach(
        (key, sent) -> {
          if (sent.term() != null) {
            terms.add(SearchTerm.more(key, sent.term()));
          }
        });
    assertEquals(terms, new TreeSet<>(SearchTerm.all(read.get("more").text())), more);
  }

  @Provide
  Arbitrary<Map<String, Sent>> objects() {
    return Arbitraries.maps(clusterState(), values(3)).ofMaxSize(6).map(LinkedHashMap::new);
  }

  @Provide
  Arbitrary<String> spaces() {
    return Arbitraries.of("", " ", "\n\t");
  }

  private static Arbitrary<Sent> values(int depth) {
    Arbitrary<Sent> flat =
        Arbitraries.oneOf(
            clusterState().map(text -> new Sent(quoted(text), text)),
            numbers().map(number -> new Sent(number, number)),
            Arbitraries.of("true", "false").map(word -> new Sent(word, word)),
            Arbitraries.just(new Sent("null", null)));
    if (depth == 0) {
      return flat;
    }
    Arbitrary<Sent> inner = Arbitraries.lazy(() -> values(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(8, flat),
        Tuple.of(1, inner.list().ofMaxSize(3).map(SearchedJsonTest::array)),
        Tuple.of(
            1,
            Combinators.combine(clusterState(), inner)
                .as((key, value) -> new Sent("{" + quoted(key) + ":" + value.json() + "}", null))));
  }

  private static Sent array(List<Sent> items) {
    return new Sent(
        items.stream().map(Sent::json).collect(Collectors.joining(",", "[", "]")), null);
  }

  /** By the grammar of RFC 8259, section 6. */
  private static Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(30);
    Arbitrary<String> whole =
        Arbitraries.oneOf(
            Arbitraries.just("0"),
            Combinators.combine(Arbitraries.integers().between(1, 9), digits)
                .as((first, others) -> first + others));
    return Combinators.combine(
            Arbitraries.of("", "-"),
            whole,
            digits.map(some -> "." + some).injectNull(0.5),
            Combinators.combine(Arbitraries.of("e", "E", "e+", "E-", "e-"), digits)
                .as((sign, power) -> sign + power)
                .injectNull(0.5))
        .as(
            (sign, integer, fraction, exponent) ->
                sign
                    + integer
                    + (fraction == null ? "" : fraction)
                    + (exponent == null ? "" : exponent));
  }

  /** Any text that can be stored: without U+0000 and halves of surrogate pairs. */
  private static Arbitrary<String> clusterState() {
    return Arbitraries.strings()
        .withCharRange('\u0001', '\ud7ff')
        .withCharRange('\ue000', '\uffff')
        .withChars("\"\\/\b\n\u007f ,:{}[]")
        .ofMaxLength(12);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char each : text.toCharArray()) {
      boolean escaped = each < ' ' || each == '"' || each == '\\';
      json.append(escaped ? "\\u%04x".formatted((int) each) : String.valueOf(each));
    }
    return json.append('"').toString();
  }
}
