package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.problem.Excerpt;
import org.gatehouse.problem.Fault;
import org.gatehouse.problem.Refusal;

/** The query parameters of a request; each is given once, and none is unknown. */
final class Parameters {
  private final Map<String, List<String>> given;

  /**
   * @throws Refusal 400 that names every parameter that is unknown or given twice
   */
  Parameters(Map<String, List<String>> given, String... known) {
    this.given = given;
    List<Fault> faults = new ArrayList<>();
    given.forEach(
        (name, values) -> {
          if (!Set.of(known).contains(name)) {
            faults.add(
                new Fault(
                    Excerpt.of(name), "is not known here; known are " + String.join(", ", known)));
          } else if (values.size() > 1) {
            faults.add(new Fault(name, "may be given once only"));
          }
        });
    if (!faults.isEmpty()) {
      throw Refusal.badRequest("The query has wrong parameters; see errors.", faults);
    }
  }

  /** Null when it was not given. */
  String text(String name) {
    return given.containsKey(name) ? given.get(name).get(0) : null;
  }

  /**
   * A whole number from {@code least} to {@code most}, both included.
   *
   * @throws Refusal 400 for anything else
   */
  long number(String name, long otherwise, long least, long most) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    String bounds = most == Long.MAX_VALUE ? "from " + least : "from " + least + " to " + most;
    Fault fault = new Fault(name, "must be a whole number " + bounds);
    throw Refusal.badRequest("The query has wrong parameters; see errors.", List.of(fault));
  }
}
