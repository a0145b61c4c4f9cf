package org.gatehouse.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Constraint: a text conforms to a rule. Null is valid, and each error is a violation of its own.
 */
@Documented
@Constraint(validatedBy = ConformsTo.Check.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConformsTo {
  /** A rule that has a public constructor without parameters. */
  Class<? extends TextRule> value();

  String message() default "breaks a rule";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Asks the rule. */
  final class Check implements ConstraintValidator<ConformsTo, String> {
    /** What Bean Validation would take for a parameter or an expression (section 6.3.1). */
    private static final Pattern INTERPOLATED = Pattern.compile("[{}$\\\\]");

    private TextRule rule;

    @Override
    public void initialize(ConformsTo follows) {
      try {
        rule = follows.value().getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("No public constructor: " + follows.value(), e);
      }
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      List<String> faults = text == null ? List.of() : rule.faults(text);
      context.disableDefaultConstraintViolation();
      for (String fault : faults) {
        String literal = INTERPOLATED.matcher(fault).replaceAll("\\\\$0");
        context.buildConstraintViolationWithTemplate(literal).addConstraintViolation();
      }
      return faults.isEmpty();
    }
  }
}
