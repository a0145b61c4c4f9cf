package org.gatehouse.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.invitations.store.InvitationState;

/**
 * One row of the ledger, read past the service.
 *
 * @param guestId null unless invited
 * @param link null unless invited
 * @param calls to Graph's invitations, as far as somebody lived to write them down
 */
record LedgerRecord(
    String id,
    String address,
    InvitationState state,
    String guestId,
    String link,
    int calls,
    String history) {

  /** All of the embedded database of a server that has ended. */
  static List<LedgerRecord> readAll(Path data) throws SQLException {
    System.setProperty("derby.stream.error.file", data.resolve("reading.log").toString());
    try (Connection connection = DriverManager.getConnection("jdbc:derby:" + data + "/gatehouse")) {
      return readAll(connection);
    }
  }

  static List<LedgerRecord> readAll(Connection connection) throws SQLException {
    Map<String, String> histories = histories(connection);
    List<LedgerRecord> records = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id, email_address, state, guest_id, redeem_url, calls from invitation")) {
      while (rows.next()) {
        records.add(
            new LedgerRecord(
                rows.getString("id"),
                rows.getString("email_address"),
                InvitationState.valueOf(rows.getString("state")),
                rows.getString("guest_id"),
                rows.getString("redeem_url"),
                rows.getInt("calls"),
                histories.getOrDefault(rows.getString("id"), "")));
      }
    }
    return records;
  }

  /** The events of each, a line with time, type and note for every one. */
  private static Map<String, String> histories(Connection connection) throws SQLException {
    Map<String, String> histories = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select subject_id, occurred_at, event_type, note from event"
                    + " order by subject_id, event_number")) {
      while (rows.next()) {
        String line =
            rows.getString("occurred_at")
                + " "
                + rows.getString("event_type")
                + " "
                + rows.getString("note");
        histories.merge(rows.getString("subject_id"), line, (lines, next) -> lines + "\n" + next);
      }
    }
    return histories;
  }

  boolean historySays(String note) {
    return history.contains(note);
  }

  /** Without the link, which is nobody's to read. */
  @Override
  public String toString() {
    return "%s of %s with %d calls: %s".formatted(id, guestId, calls, history);
  }
}
