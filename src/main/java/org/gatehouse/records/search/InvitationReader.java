package org.gatehouse.records.search;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.gatehouse.platform.database.UtcTimestampConverter;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RateLimitedLogger;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;

/**
 * Reads the tables of invitations for lists, exports and summaries by short statements; no
 * connection is held while a caller receives the rows.
 *
 * <p>By JDBC, because rows go out as they are: see the decision "reading by JDBC".
 */
@ApplicationScoped
public class InvitationReader {
  private static final RateLimitedLogger LOG = RateLimitedLogger.ofLines(InvitationReader.class);

  @Resource(name = "jdbc/gatehouse")
  DataSource dataSource;

  @Inject Metrics metrics;

  /**
   * The newest requests behind a place.
   *
   * @param behind null to begin with the newest of all
   * @throws ApiException 500 when the database does not answer
   */
  List<InvitationRow> page(SearchCriteria filters, Cursor behind, int max) {
    List<InvitationRow> page = new ArrayList<>();
    page(filters, behind, max, page::add);
    return page;
  }

  /**
   * As {@link #page(SearchCriteria, Cursor, int)}, for a caller that needs one row at a time.
   *
   * @param taker answers whether it takes one more
   */
  void page(SearchCriteria filters, Cursor behind, int max, Predicate<InvitationRow> taker) {
    SqlCondition selection = filters.selection().behind(behind);
    String text = selection.newest(Column.ALL, max);
    int columns = Column.values().length;
    read(text, selection.values(), columns, cells -> taker.test(new InvitationRow(cells)));
  }

  /** The day, in UTC, of the newest request of all that are selected. */
  Optional<LocalDate> newest(SqlCondition selection) {
    List<LocalDate> days = new ArrayList<>();
    read(
        selection.newest("i.received_at", 1),
        selection.values(),
        1,
        row -> days.add(LocalDate.parse(row[0].substring(0, "2026-11-23".length()))));
    return days.stream().findFirst();
  }

  /**
   * Tells what a statement answers row by row, as text, and holds a connection until the last.
   *
   * @param taker answers whether it takes one more
   */
  void read(String statement, List<?> values, int columns, Predicate<String[]> taker) {
    metrics.timed(TimerName.DATABASE, "query", () -> answer(statement, values, columns, taker));
  }

  private Void answer(String statement, List<?> values, int columns, Predicate<String[]> taker) {
    // Without it drivers read and write times in the zone of the JVM.
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) instanceof Instant moment) {
          prepared.setTimestamp(i + 1, Timestamp.from(moment), utc);
        } else {
          prepared.setString(i + 1, (String) values.get(i));
        }
      }
      try (ResultSet result = prepared.executeQuery()) {
        boolean[] times = new boolean[columns];
        for (int i = 0; i < columns; i++) {
          times[i] = result.getMetaData().getColumnType(i + 1) == Types.TIMESTAMP;
        }
        boolean wantsMore = true;
        while (wantsMore && result.next()) {
          String[] row = new String[columns];
          for (int i = 0; i < columns; i++) {
            row[i] = times[i] ? time(result.getTimestamp(i + 1, utc)) : result.getString(i + 1);
          }
          wantsMore = taker.test(row);
        }
      }
      return null;
    } catch (SQLException noAnswer) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Records could not be read (SQLSTATE {0})",
          noAnswer.getSQLState());
      throw ApiException.of(
          ErrorCode.DATABASE_UNAVAILABLE,
          "The database does not answer; repeat the request later.");
    }
  }

  private static String time(Timestamp stored) {
    return stored == null ? null : UtcTimestampConverter.text(stored.toInstant());
  }
}
