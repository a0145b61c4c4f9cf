package org.gatehouse.records.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.web.validation.QueryParameters;

/**
 * A valid query of a caller.
 *
 * @param limit how many requests make a page
 * @param behind where the page begins, null at the newest
 * @param figures what is counted; null for a list or an export
 * @param asked the parameters as they were sent, but for {@code after}
 */
record InvitationQuery(
    SearchCriteria filters,
    int limit,
    Cursor behind,
    InvitationSummary figures,
    Map<String, String> asked) {
  static final String AFTER = "after";

  private static final String LIMIT = "limit";
  private static final String SORT = "sort";
  private static final int MAX_PAGE_SIZE = 500;
  private static final int USUAL_PAGE = 50;

  /** The only order: an index can be read in it, and nothing that arrives moves what follows. */
  private static final String NEWEST_FIRST = "-receivedAt";

  /**
   * @throws org.gatehouse.web.errors.ApiException 400 with every fault
   */
  static InvitationQuery page(Map<String, List<String>> query) {
    QueryParameters sent =
        new QueryParameters(query, with(SORT, LIMIT, AFTER), SearchCriteria.MORE);
    SearchCriteria filters = filters(sent);
    int limit = (int) sent.number(LIMIT, USUAL_PAGE, 1, MAX_PAGE_SIZE);
    Cursor behind = behind(sent, filters);
    return ask(sent, filters, limit, behind, null);
  }

  /**
   * @throws org.gatehouse.web.errors.ApiException 400 with every fault
   */
  static InvitationQuery export(Map<String, List<String>> query) {
    QueryParameters sent = new QueryParameters(query, with(SORT), SearchCriteria.MORE);
    return ask(sent, filters(sent), Integer.MAX_VALUE, null, null);
  }

  /**
   * @throws org.gatehouse.web.errors.ApiException 400 with every fault
   */
  static InvitationQuery summary(Map<String, List<String>> query) {
    QueryParameters sent =
        new QueryParameters(query, with(InvitationSummary.BY), SearchCriteria.MORE);
    InvitationSummary figures = InvitationSummary.read(sent);
    return ask(sent, filters(sent), Integer.MAX_VALUE, null, figures);
  }

  private static InvitationQuery ask(
      QueryParameters sent,
      SearchCriteria filters,
      int limit,
      Cursor behind,
      InvitationSummary figures) {
    sent.refuse();
    return new InvitationQuery(filters, limit, behind, figures, sent.without(Set.of(AFTER)));
  }

  private static List<String> with(String... more) {
    return Stream.concat(SearchCriteria.NAMES.stream(), Stream.of(more)).toList();
  }

  private static SearchCriteria filters(QueryParameters sent) {
    sent.text(SORT)
        .filter(order -> !order.equals(NEWEST_FIRST))
        .ifPresent(order -> sent.fault(SORT, "can be " + NEWEST_FIRST + " only, the newest first"));
    return SearchCriteria.read(sent);
  }

  private static Cursor behind(QueryParameters sent, SearchCriteria filters) {
    String mark = sent.text(AFTER).orElse(null);
    if (mark == null) {
      return null;
    }
    return Cursor.of(mark, filters.fingerprint())
        .orElseGet(
            () -> {
              sent.fault(
                  AFTER,
                  "is broken or belongs to other filters; take the address in next as it is");
              return null;
            });
  }
}
