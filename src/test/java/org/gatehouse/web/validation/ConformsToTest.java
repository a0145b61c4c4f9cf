package org.gatehouse.web.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConformsToTest {
  private static final String LOOKS_LIKE_A_TEMPLATE = "must not be {message} ${1+1} \\{ \\$";

  @Test
  void everyFaultIsAViolationInTheRulesOwnWords() {
    assertEquals(Set.of("is short", LOOKS_LIKE_A_TEMPLATE), messages("x"));
  }

  @Test
  void nullFollowsEveryRule() {
    assertEquals(Set.of(), messages(null));
  }

  private static Set<String> messages(String text) {
    record Holder(@ConformsTo(Demanding.class) String text) {}

    try (var factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(new Holder(text)).stream()
          .map(ConstraintViolation::getMessage)
          .collect(Collectors.toSet());
    }
  }

  /** Finds two faults in any text. */
  public static final class Demanding implements TextRule {
    @Override
    public List<String> faults(String text) {
      return List.of("is short", LOOKS_LIKE_A_TEMPLATE);
    }
  }
}
