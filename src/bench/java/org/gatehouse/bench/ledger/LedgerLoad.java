package org.gatehouse.bench.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.invitations.store.SearchTerm;
import org.gatehouse.web.validation.CanonicalAddress;
import org.postgresql.PGConnection;

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
  private static final int COPIED_AT_ONCE = 1 << 16;
  private static final int COMMON_DOMAINS = 20;
  private static final int RARE_DOMAINS = 5_000;
  private static final int REQUESTERS = 20_000;
  private static final int CALLERS = 40;
  private static final int COST_CENTRES = 500;
  private static final String TENANT = "5d0a1c9e-0000-4000-8000-00000000ea57";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static final String INVITATION =
      "id,version,intent,fingerprint,keyed,email_address,email_canonical,email_domain,display_name,"
          + "redirect_url,send_message,requested_by,requested_by_canonical,requested_by_proved,more,"
          + "caller_kind,caller_tenant_id,caller_object_id,caller_app_id,caller_name,"
          + "source_address,correlation_id,state,received_at,finished_at,in_progress_since,attempt,"
          + "calls,calls_before,events,graph_invitation_id,guest_id,redeem_url,status,"
          + "graph_request_id,failure";

  private static final String TERM = "term,received_at,invitation_id";
  private static final String EVENT = "subject_id,event_number,occurred_at,event_type,state";

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

  /** Takes the way by which each database takes in most at a time: a file. */
  public void into(DataSource database) throws SQLException, IOException {
    Path invitations = Files.createTempFile("invitation", ".csv");
    Path terms = Files.createTempFile("invitation-term", ".csv");
    Path events = Files.createTempFile("event", ".csv");
    try (Connection connection = database.getConnection()) {
      write(invitations, terms, events);
      take(connection, "invitation", INVITATION, invitations);
      take(connection, "invitation_term", TERM, terms);
      take(connection, "event", EVENT, events);
    } finally {
      Files.delete(invitations);
      Files.delete(terms);
      Files.delete(events);
    }
  }

  private static void take(Connection connection, String table, String columns, Path file)
      throws SQLException, IOException {
    if (connection.isWrapperFor(PGConnection.class)) {
      String copy = "copy " + table + " (" + columns + ") from stdin with (format csv)";
      try (Statement zone = connection.createStatement();
          InputStream rows = Files.newInputStream(file)) {
        zone.execute("set time zone 'UTC'");
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows, COPIED_AT_ONCE);
      }
      return;
    }
    try (CallableStatement load =
        connection.prepareCall(
            "call syscs_util.syscs_import_data(null, ?, ?, null, ?, null, null, 'UTF-8', 0)")) {
      load.setString(1, table.toUpperCase(Locale.ROOT));
      load.setString(2, columns.toUpperCase(Locale.ROOT));
      load.setString(3, file.toString());
      load.execute();
    }
  }

  private void write(Path invitations, Path terms, Path events) throws IOException {
    try (Writer invitation = Files.newBufferedWriter(invitations);
        Writer term = Files.newBufferedWriter(terms);
        Writer event = Files.newBufferedWriter(events)) {
      for (int row = 0; row < rows; row++) {
        write(row, invitation, term, event);
      }
    }
  }

  private void write(int row, Writer invitation, Writer term, Writer event) throws IOException {
    Instant received = BEGIN.plus(YEARS.dividedBy(rows).multipliedBy(row));
    String receivedAt = MOMENT.format(received);
    Instant closed = received.plusMillis(700);
    String finishedAt = MOMENT.format(closed);
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    String email = email(row);
    String requester = requester(random.nextInt(REQUESTERS));
    // The least of two draws: some callers ask far more often than others.
    int caller = Math.min(random.nextInt(CALLERS), random.nextInt(CALLERS));
    String more = more(row);
    String state = state();
    boolean invited = state.equals("INVITED");
    line(
        invitation,
        id,
        "2",
        id,
        SearchTerm.more("fingerprint", id),
        "true",
        email,
        CanonicalAddress.of(email).text(),
        CanonicalAddress.of(email).domain(),
        "Guest " + row,
        "https://invitations.microsoft.com",
        "true",
        requester,
        CanonicalAddress.of(requester).text(),
        "false",
        more,
        "application",
        TENANT,
        caller(caller),
        caller(caller),
        "Flow " + caller,
        "10.0.0.7",
        "flow-run-" + row,
        state,
        receivedAt,
        finishedAt,
        receivedAt,
        "1",
        "1",
        "0",
        "3",
        invited ? new UUID(random.nextLong(), row).toString() : null,
        invited ? new UUID(random.nextLong(), row).toString() : null,
        invited ? link(row) : null,
        invited ? status() : null,
        new UUID(random.nextLong(), row).toString(),
        invited ? null : "This invitation is blocked by policy.");
    for (String each : SearchTerm.all(more)) {
      line(term, each, receivedAt, id);
    }
    line(event, id, "1", receivedAt, "RECEIVED", "RECEIVED");
    line(event, id, "2", receivedAt, "CLAIMED", "IN_PROGRESS");
    line(event, id, "3", finishedAt, state, state);
  }

  /** What is null is an empty cell without quotation marks. */
  private static void line(Writer file, String... cells) throws IOException {
    String separator = "";
    for (String cell : cells) {
      file.write(separator);
      if (cell != null) {
        file.write('"');
        file.write(cell.replace("\"", "\"\""));
        file.write('"');
      }
      separator = ",";
    }
    file.write('\n');
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
