package org.gatehouse.inquiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.problem.Excerpt;
import org.gatehouse.problem.Fault;
import org.gatehouse.problem.Refusal;

/** The parameters of one question, each at most once, and everything that is wrong with them. */
final class Parameters {
  static final String MORE = "more.";

  private final Map<String, String> sent = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param known their names, in the order in which a caller is told; keys of {@code more} besides
   */
  Parameters(Map<String, List<String>> query, List<String> known) {
    query.forEach(
        (name, values) -> {
          if (!known.contains(name) && !name.startsWith(MORE)) {
            fault(
                Excerpt.of(name),
                "is not known here; allowed are "
                    + String.join(", ", known)
                    + " and more.KEY for any key of more");
          } else if (values.size() > 1) {
            fault(Excerpt.of(name), "must be given once only");
          } else {
            sent.put(name, values.get(0));
          }
        });
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(sent.get(name));
  }

  /** Keys of {@code more} that are asked for. */
  List<String> keys() {
    return sent.keySet().stream()
        .filter(name -> name.startsWith(MORE))
        .map(name -> name.substring(MORE.length()))
        .sorted()
        .toList();
  }

  /** Everything sent but the given, by name. */
  Map<String, String> without(Set<String> names) {
    return sent.entrySet().stream()
        .filter(each -> !names.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void fault(String name, String message) {
    faults.add(new Fault(name, message));
  }

  /**
   * @throws Refusal 400 that tells every fault, when there are any
   */
  void refuse() {
    if (faults.isEmpty()) {
      return;
    }
    List<Fault> all = faults.stream().sorted(Comparator.comparing(Fault::field)).toList();
    String sentence =
        all.stream()
            .map(fault -> fault.field() + " " + fault.message())
            .collect(Collectors.joining("; ", "", "."));
    throw Refusal.badRequest(all.size() == 1 ? sentence : all.size() + " faults: " + sentence, all);
  }
}
