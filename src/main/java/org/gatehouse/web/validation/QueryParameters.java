package org.gatehouse.web.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.SafeText;
import org.gatehouse.web.errors.ApiException;

/** The parameters of one query, each at most once, and their errors. */
public final class QueryParameters {
  private final Map<String, String> sent = new HashMap<>();
  private final ValidationErrors errors = new ValidationErrors(List.of());

  /**
   * @param known their names, in the order of messages
   */
  public QueryParameters(Map<String, List<String>> query, List<String> known) {
    this(query, known, null);
  }

  /**
   * @param family how names begin of which any is known besides; null for none
   */
  public QueryParameters(Map<String, List<String>> query, List<String> known, String family) {
    String besides = family == null ? "" : " and " + family + "KEY for any KEY";
    String unknown = "is not known here; allowed are " + String.join(", ", known) + besides;
    query.forEach(
        (name, values) -> {
          if (!known.contains(name) && (family == null || !name.startsWith(family))) {
            fault(SafeText.excerpt(name), unknown);
          } else if (values.size() > 1) {
            fault(SafeText.excerpt(name), "must be given once only");
          } else {
            sent.put(name, values.get(0));
          }
        });
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(sent.get(name));
  }

  /** A whole number from {@code min} to {@code max}, both included; a fault for anything else. */
  public long number(String name, long defaultValue, long min, long max) {
    String text = sent.get(name);
    if (text == null) {
      return defaultValue;
    }
    long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    if (number < min || number > max) {
      String to = max == Long.MAX_VALUE ? "" : " to " + max;
      fault(name, "must be a whole number from " + min + to);
    }
    return number;
  }

  /** What follows the family's beginning in the names that were sent. */
  public List<String> keys(String family) {
    return sent.keySet().stream()
        .filter(name -> name.startsWith(family))
        .map(name -> name.substring(family.length()))
        .sorted()
        .toList();
  }

  /** Everything sent but the given, by name. */
  public Map<String, String> without(Set<String> names) {
    return sent.entrySet().stream()
        .filter(each -> !names.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public void fault(String name, String message) {
    errors.add(name, message);
  }

  /**
   * @throws ApiException 400 that tells the faults, when there are any
   */
  public void refuse() {
    errors.refuse();
  }
}
