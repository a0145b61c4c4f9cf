package org.gatehouse.request;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.problem.Excerpt;
import org.gatehouse.problem.Fault;
import org.gatehouse.problem.Refusal;

/** Everything that is wrong with one request, told in the contract's order of properties. */
final class RequestFaults {
  /** Stands for what no property of the contract answers for. */
  private static final String BODY = "body";

  private static final String TWICE = "gives the property ";

  private final List<String> properties;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param request whose components are the properties of the contract
   */
  RequestFaults(Class<? extends Record> request) {
    this.properties =
        Arrays.stream(request.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** The names that the contract knows, in its order. */
  List<String> properties() {
    return properties;
  }

  void add(String property, String message) {
    Fault fault = new Fault(property, message);
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  /** Not told of a property that was sent, with a wrong type. */
  void addRequired(String property) {
    if (!has(property)) {
      add(property, "is required");
    }
  }

  /**
   * One such fault is told for all the properties that the contract does not know.
   *
   * @param name in the contract's spelling where it knows it
   */
  void addTwice(String name) {
    if (properties.contains(name)) {
      add(name, "is given twice");
    } else {
      addTwice(BODY, name);
    }
  }

  /** Told once for a property, whatever it holds twice. */
  void addTwice(String property, String name) {
    if (faults.stream().noneMatch(each -> each.field().equals(property) && isTwice(each))) {
      add(property, TWICE + Excerpt.of(name) + " twice");
    }
  }

  private static boolean isTwice(Fault fault) {
    return fault.message().startsWith(TWICE);
  }

  /**
   * @throws Refusal 400 that tells them all, when there are any
   */
  void refuse() {
    if (faults.isEmpty()) {
      return;
    }
    List<Fault> all =
        faults.stream()
            .sorted(Comparator.comparing(this::position).thenComparing(Fault::message))
            .toList();
    String sentence =
        all.stream()
            .map(fault -> fault.field() + " " + fault.message())
            .collect(Collectors.joining("; ", "", "."));
    String message = all.size() == 1 ? sentence : all.size() + " faults: " + sentence;
    throw Refusal.badRequest(message, all);
  }

  private boolean has(String property) {
    return faults.stream().anyMatch(fault -> fault.field().equals(property));
  }

  private int position(Fault fault) {
    int position = properties.indexOf(fault.field());
    return position < 0 ? properties.size() : position;
  }
}
