package org.gatehouse.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.request.QueryParameters;

/**
 * What a caller asks of the ledger, without fault.
 *
 * @param limit how many requests make a page
 * @param behind where the page begins, null at the newest
 * @param figures what is counted; null when requests are asked for
 * @param asked the parameters as they were sent, but for {@code after}
 */
record Question(
    Filters filters, int limit, Place behind, Figures figures, Map<String, String> asked) {
  static final String AFTER = "after";

  private static final String LIMIT = "limit";
  private static final String SORT = "sort";
  private static final int LONGEST_PAGE = 500;
  private static final int USUAL_PAGE = 50;

  /** The only order: an index can be read in it, and nothing that arrives moves what follows. */
  private static final String NEWEST_FIRST = "-receivedAt";

  /**
   * @throws org.gatehouse.problem.Refusal 400 with every fault
   */
  static Question page(Map<String, List<String>> query) {
    QueryParameters sent = new QueryParameters(query, with(SORT, LIMIT, AFTER), Filters.MORE);
    Filters filters = filters(sent);
    int limit = (int) sent.number(LIMIT, USUAL_PAGE, 1, LONGEST_PAGE);
    Place behind = behind(sent, filters);
    return ask(sent, filters, limit, behind, null);
  }

  /**
   * @throws org.gatehouse.problem.Refusal 400 with every fault
   */
  static Question export(Map<String, List<String>> query) {
    QueryParameters sent = new QueryParameters(query, with(SORT), Filters.MORE);
    return ask(sent, filters(sent), Integer.MAX_VALUE, null, null);
  }

  /**
   * @throws org.gatehouse.problem.Refusal 400 with every fault
   */
  static Question summary(Map<String, List<String>> query) {
    QueryParameters sent = new QueryParameters(query, with(Figures.BY), Filters.MORE);
    Figures figures = Figures.read(sent);
    return ask(sent, filters(sent), Integer.MAX_VALUE, null, figures);
  }

  private static Question ask(
      QueryParameters sent, Filters filters, int limit, Place behind, Figures figures) {
    sent.refuse();
    return new Question(filters, limit, behind, figures, sent.without(Set.of(AFTER)));
  }

  private static List<String> with(String... more) {
    return Stream.concat(Filters.NAMES.stream(), Stream.of(more)).toList();
  }

  private static Filters filters(QueryParameters sent) {
    sent.text(SORT)
        .filter(order -> !order.equals(NEWEST_FIRST))
        .ifPresent(order -> sent.fault(SORT, "can be " + NEWEST_FIRST + " only, the newest first"));
    return Filters.read(sent);
  }

  private static Place behind(QueryParameters sent, Filters filters) {
    String mark = sent.text(AFTER).orElse(null);
    if (mark == null) {
      return null;
    }
    return Place.of(mark, filters.fingerprint())
        .orElseGet(
            () -> {
              sent.fault(
                  AFTER,
                  "is broken or belongs to other filters; take the address in next as it is");
              return null;
            });
  }
}
