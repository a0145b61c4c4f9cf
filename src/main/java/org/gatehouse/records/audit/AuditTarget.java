package org.gatehouse.records.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an audit entry is about, without anything that would need erasure.
 *
 * <p>Of a filter that can name a person (an address, a value of {@code more}) only the name is
 * kept: even a hash of an address can be guessed. The ids of the records show whose data was read;
 * after the erasure of a record its id identifies nobody.
 *
 * @param filters by which records were chosen, as a query string; null when they were not
 * @param seen ids of the records, separated by blanks; of more than {@value #MOST_SEEN} the first
 *     and the last with … between; null when none was named
 * @param records how many records, null when not known
 */
public record AuditTarget(String filters, String seen, Long records) {
  static final int MAX_SEEN = 20;

  /** Filters whose value names no guest. */
  private static final Set<String> IMPERSONAL =
      Set.of("domain", "caller", "state", "invitationStatus", "from", "to", "by", "limit");

  private static final String LEFT_OUT = "…";

  /** One record. */
  public static AuditTarget of(UUID id) {
    return new AuditTarget(null, id.toString(), 1L);
  }

  /** Exactly these records, chosen by filters. */
  public static AuditTarget of(Map<String, String> filters, List<UUID> ids) {
    return new AuditTarget(query(filters), seen(ids), (long) ids.size());
  }

  /** Records selected by filters, with their number only. */
  public static AuditTarget of(Map<String, String> filters, Long records) {
    return new AuditTarget(query(filters), null, records);
  }

  private static String query(Map<String, String> filters) {
    return new TreeMap<>(filters)
        .entrySet().stream()
            .map(
                filter -> encoded(filter.getKey()) + "=" + told(filter.getKey(), filter.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String told(String name, String value) {
    return IMPERSONAL.contains(name) ? encoded(value) : LEFT_OUT;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String seen(List<UUID> ids) {
    if (ids.isEmpty()) {
      return null;
    }
    return ids.size() <= MAX_SEEN
        ? ids.stream().map(UUID::toString).collect(Collectors.joining(" "))
        : ids.get(0) + " " + LEFT_OUT + " " + ids.get(ids.size() - 1);
  }
}
