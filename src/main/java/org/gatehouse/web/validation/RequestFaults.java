package org.gatehouse.web.validation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.SafeText;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.FieldError;

/** Everything that is wrong with one request, told in the contract's order of properties. */
public final class RequestFaults {
  /** Stands for what no property of the contract answers for. */
  private static final String BODY = "body";

  private static final String TWICE = "gives the property ";

  private final List<String> properties;
  private final List<FieldError> faults = new ArrayList<>();

  /**
   * @param request whose components are the properties of the contract
   */
  public RequestFaults(Class<? extends Record> request) {
    this.properties =
        Arrays.stream(request.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** The names that the contract knows, in its order. */
  public List<String> properties() {
    return properties;
  }

  public void add(String property, String message) {
    FieldError fault = new FieldError(property, message);
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** Not told of a property that was sent, with a wrong type. */
  public void addRequired(String property) {
    if (!has(property)) {
      add(property, "is required");
    }
  }

  /**
   * One such fault is told for all the properties that the contract does not know.
   *
   * @param name in the contract's spelling where it knows it
   */
  public void addTwice(String name) {
    if (properties.contains(name)) {
      add(name, "is given twice");
    } else {
      addTwice(BODY, name);
    }
  }

  /** Told once for a property, whatever it holds twice. */
  public void addTwice(String property, String name) {
    if (faults.stream().noneMatch(each -> each.field().equals(property) && isTwice(each))) {
      add(property, TWICE + SafeText.of(name) + " twice");
    }
  }

  private static boolean isTwice(FieldError fault) {
    return fault.message().startsWith(TWICE);
  }

  /**
   * @throws ApiException 400 that tells them all, when there are any
   */
  public void refuse() {
    if (faults.isEmpty()) {
      return;
    }
    List<FieldError> all =
        faults.stream()
            .sorted(Comparator.comparing(this::position).thenComparing(FieldError::message))
            .toList();
    String sentence =
        all.stream()
            .map(fault -> fault.field() + " " + fault.message())
            .collect(Collectors.joining("; ", "", "."));
    String message = all.size() == 1 ? sentence : all.size() + " faults: " + sentence;
    throw ApiException.badRequest(message, all);
  }

  private boolean has(String property) {
    return faults.stream().anyMatch(fault -> fault.field().equals(property));
  }

  private int position(FieldError fault) {
    int position = properties.indexOf(fault.field());
    return position < 0 ? properties.size() : position;
  }
}
