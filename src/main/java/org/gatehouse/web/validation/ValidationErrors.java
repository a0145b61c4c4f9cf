package org.gatehouse.web.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;

/** The errors of one request: up to {@value #MOST_TOLD}, and their total number. */
public final class ValidationErrors {
  static final int MAX_TOLD = 20;

  private final List<String> order;
  private final List<FieldError> errors = new ArrayList<>();
  private int found;

  /**
   * @param order the fields whose errors come first; the others follow by name
   */
  public ValidationErrors(List<String> order) {
    this.order = List.copyOf(order);
  }

  public void add(String field, String message) {
    found++;
    if (errors.size() < MAX_TOLD) {
      errors.add(new FieldError(field, message));
    }
  }

  /** Adds what may be found in one field several times. */
  public void addOnce(String field, String message) {
    if (!errors.contains(new FieldError(field, message))) {
      add(field, message);
    }
  }

  /** Not reported for a field that was sent with a wrong type. */
  public void addRequired(String field) {
    if (errors.stream().noneMatch(error -> error.field().equals(field))) {
      add(field, "is required");
    }
  }

  /**
   * @throws ApiException 400 that tells the errors, when there are any
   */
  public void refuse() {
    if (errors.isEmpty()) {
      return;
    }
    List<FieldError> told =
        errors.stream()
            .sorted(
                Comparator.comparing(this::position)
                    .thenComparing(FieldError::field)
                    .thenComparing(FieldError::message))
            .toList();
    String sentence =
        told.stream()
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; ", count(), "."));
    throw ApiException.badRequest(sentence, told);
  }

  private String count() {
    if (found == 1) {
      return "";
    }
    return found > MAX_TOLD ? MAX_TOLD + " of " + found + " faults: " : found + " faults: ";
  }

  private int position(FieldError error) {
    int position = order.indexOf(error.field());
    return position < 0 ? order.size() : position;
  }
}
