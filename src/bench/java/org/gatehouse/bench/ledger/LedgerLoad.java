package org.gatehouse.bench.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.ledger.SearchTerm;

/**
 * Fills a ledger with requests as years of use would, the same ones for the same seed.
 *
 * <p>A few domains and callers have most of the guests, refusals and failures are rare, most
 * requests carry custom data. The tables must be there: the server makes them at its start.
 */
public final class LedgerLoad {
  /** When the first of the stored requests came in. */
  public static final Instant BEGIN = Instant.parse("2023-01-01T00:00:00Z");

  private static final Duration YEARS = Duration.ofDays(3 * 365);
  private static final int BATCH = 1_000;
  private static final int COMMON_DOMAINS = 20;
  private static final int RARE_DOMAINS = 5_000;
  private static final int REQUESTERS = 20_000;
  private static final int CALLERS = 40;
  private static final int COST_CENTRES = 500;
  private static final String TENANT = "5d0a1c9e-0000-4000-8000-00000000ea57";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

  private static final String INVITATION =
      """
      insert into invitation (id, version, intent, fingerprint, keyed, email_address, email_lower,
        email_domain, display_name, redirect_url, send_message, requested_by, requested_by_lower,
        requested_by_proved, more, caller_kind, caller_tenant_id, caller_object_id, caller_app_id,
        caller_name, source_address, correlation_id, state, received_at, closed_at,
        under_way_since, attempt, calls, calls_before, history, graph_invitation_id, guest_id,
        redeem_url, status, graph_request_id, failure)
      values (?, 2, ?, ?, true, ?, ?, ?, ?, 'https://invitations.microsoft.com', true, ?, ?,
        false, ?, 'application', ?, ?, ?, ?, '10.0.0.7', ?, ?, ?, ?, ?, 1, 1, 0, ?, ?, ?, ?, ?, ?,
        ?)
      """;

  private final Random random;
  private final int rows;

  /**
   * @param rows how many requests, evenly spread over three years
   */
  public LedgerLoad(int rows, long seed) {
    this.rows = rows;
    this.random = new Random(seed);
  }

  /** The address of one of the guests, in small letters. */
  public static String email(int row) {
    return "guest." + row / 3 * 3 + "@" + domain(row / 3);
  }

  /** A domain with a twentieth of half of the guests, for a number below 20. */
  public static String domain(int number) {
    return number % 2 == 0
        ? "partner" + number / 2 % COMMON_DOMAINS + ".example.com"
        : "firm" + number / 2 % RARE_DOMAINS + ".example.org";
  }

  public static String requester(int number) {
    return "employee." + number % REQUESTERS + "@contoso.example";
  }

  public static String caller(int number) {
    return "ca11e400-0000-4000-8000-%012d".formatted(number % CALLERS);
  }

  public static String costCentre(int number) {
    return Integer.toString(4000 + number % COST_CENTRES);
  }

  public void into(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement invitation = connection.prepareStatement(INVITATION);
        PreparedStatement term =
            connection.prepareStatement(
                "insert into invitation_term (term, received_at, invitation_id)"
                    + " values (?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int row = 0; row < rows; row++) {
        add(row, invitation, term);
        if (row % BATCH == BATCH - 1 || row == rows - 1) {
          invitation.executeBatch();
          term.executeBatch();
          connection.commit();
        }
      }
    }
  }

  private void add(int row, PreparedStatement invitation, PreparedStatement term)
      throws SQLException {
    Instant received = BEGIN.plus(YEARS.dividedBy(rows).multipliedBy(row));
    String receivedAt = MOMENT.format(received);
    String closedAt = MOMENT.format(received.plusMillis(700));
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    String email = email(row);
    String requester = requester(random.nextInt(REQUESTERS));
    // The least of two draws: some callers ask far more often than others.
    int caller = Math.min(random.nextInt(CALLERS), random.nextInt(CALLERS));
    String more = more(row);
    String state = state();
    boolean invited = state.equals("INVITED");
    int i = 1;
    invitation.setString(i++, id);
    invitation.setString(i++, id);
    invitation.setString(i++, SearchTerm.more("fingerprint", id));
    invitation.setString(i++, email);
    invitation.setString(i++, SearchTerm.address(email));
    invitation.setString(i++, SearchTerm.domain(email));
    invitation.setString(i++, "Guest " + row);
    invitation.setString(i++, requester);
    invitation.setString(i++, SearchTerm.address(requester));
    invitation.setString(i++, more);
    invitation.setString(i++, TENANT);
    invitation.setString(i++, caller(caller));
    invitation.setString(i++, caller(caller));
    invitation.setString(i++, "Flow " + caller);
    invitation.setString(i++, "flow-run-" + row);
    invitation.setString(i++, state);
    invitation.setString(i++, receivedAt);
    invitation.setString(i++, closedAt);
    invitation.setString(i++, receivedAt);
    invitation.setString(
        i++,
        receivedAt + " received\n" + receivedAt + " underWay\n" + closedAt + " " + word(state));
    invitation.setString(i++, invited ? new UUID(random.nextLong(), row).toString() : null);
    invitation.setString(i++, invited ? new UUID(random.nextLong(), row).toString() : null);
    invitation.setString(i++, invited ? link(row) : null);
    invitation.setString(i++, invited ? status() : null);
    invitation.setString(i++, new UUID(random.nextLong(), row).toString());
    invitation.setString(i, invited ? null : "This invitation is blocked by policy.");
    invitation.addBatch();
    for (String each : SearchTerm.all(more)) {
      term.setString(1, each);
      term.setString(2, receivedAt);
      term.setString(3, id);
      term.addBatch();
    }
  }

  private String more(int row) {
    return random.nextInt(5) == 0
        ? "{}"
        : "{\"costcentre\":\"%s\",\"ticket\":\"REQ%07d\",\"project\":\"project %d\"}"
            .formatted(costCentre(random.nextInt(COST_CENTRES)), row, random.nextInt(3_000));
  }

  private String state() {
    int draw = random.nextInt(1_000);
    return draw < 970 ? "INVITED" : draw < 990 ? "REFUSED" : "FAILED";
  }

  private String status() {
    return random.nextInt(10) < 6 ? "Completed" : "PendingAcceptance";
  }

  private static String word(String state) {
    return state.toLowerCase(Locale.ROOT);
  }

  private static String link(int row) {
    return "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com"
        + "%2fredeem%2f%3ftenant%3d"
        + TENANT
        + "%26user%3d"
        + row
        + "%26ticket%3d"
        + "A".repeat(300);
  }
}
