package org.gatehouse.request;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.problem.Excerpt;
import org.gatehouse.problem.Fault;
import org.gatehouse.problem.Refusal;

/** Everything that is wrong with one request, told in the contract's order of properties. */
final class RequestFaults {
  /** Stands for what no property of the contract answers for. */
  private static final String BODY = "body";

  private static final List<String> PROPERTIES =
      Arrays.stream(InvitationRequest.class.getRecordComponents())
          .map(RecordComponent::getName)
          .toList();

  private static final Comparator<Fault> ORDER =
      Comparator.comparing(RequestFaults::position).thenComparing(Fault::message);

  private final List<Fault> faults = new ArrayList<>();

  void add(String property, String message) {
    faults.add(new Fault(property, message));
  }

  /** Not told of a property that was sent, with a wrong type. */
  void addRequired(String property) {
    if (!has(property)) {
      add(property, "is required");
    }
  }

  /** One such fault is told for all the properties that the contract does not know. */
  void addTwice(String sentName) {
    Optional<String> known = PROPERTIES.stream().filter(sentName::equalsIgnoreCase).findFirst();
    if (known.isPresent()) {
      add(known.get(), "is given twice");
    } else if (!has(BODY)) {
      add(BODY, "gives the property " + Excerpt.of(sentName) + " twice");
    }
  }

  /**
   * @throws Refusal 400 that tells them all, when there are any
   */
  void refuse() {
    if (faults.isEmpty()) {
      return;
    }
    List<Fault> all = faults.stream().sorted(ORDER).distinct().toList();
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

  private static int position(Fault fault) {
    int position = PROPERTIES.indexOf(fault.field());
    return position < 0 ? PROPERTIES.size() : position;
  }
}
