import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;

/**
 * Verifies the audit trail independently of Gatehouse, also in a copy of the database.
 *
 * <p>The first argument is the JDBC URL of the database. The optional second argument is a
 * checkpoint: the head of an earlier verification. User and password come from GATEHOUSE_DB_USER
 * and GATEHOUSE_DB_PASSWORD. The exit code is 0 (intact), 1 (broken) or 2 (not readable).
 */
final class VerifyAudit {
  private static final String BEGINNING = "0".repeat(64);
  private static final String NO_HEAD = "is not known, because the trail has no head or several";

  /** In the order in which they go into the hash. */
  private static final List<String> PARTS =
      List.of(
          "previous_hash",
          "entry_number",
          "entered_at",
          "action",
          "actor_kind",
          "actor_tenant_id",
          "actor_object_id",
          "actor_app_id",
          "actor_name",
          "source_address",
          "correlation_id",
          "query",
          "record_ids",
          "record_count");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

  private final String noted;
  private long followed;
  private String hash = BEGINNING;

  private VerifyAudit(String noted) {
    this.noted = noted;
  }

  public static void main(String[] arguments) {
    boolean understood =
        arguments.length == 1
            || arguments.length == 2 && arguments[1].matches("[0-9]{1,18}:[0-9a-f]{64}");
    if (!understood) {
      end(2, "usage: VerifyAudit.java <JDBC URL> [<head noted down earlier, as 4711:3fa9...>]");
    }
    try (Connection database =
        DriverManager.getConnection(
            arguments[0],
            System.getenv("GATEHOUSE_DB_USER"),
            System.getenv("GATEHOUSE_DB_PASSWORD"))) {
      // PostgreSQL's driver reads piece by piece only inside a transaction.
      database.setAutoCommit(false);
      VerifyAudit verification = new VerifyAudit(arguments.length == 2 ? arguments[1] : "0:");
      String broken = verification.read(database);
      database.rollback();
      verification.tell(broken);
    } catch (SQLException unreadable) {
      end(2, "the trail could not be read: " + unreadable.getMessage().lines().findFirst().get());
    }
  }

  private void tell(String broken) {
    System.out.println("valid entries: " + followed);
    System.out.println("head: " + followed + ":" + hash);
    if (broken != null) {
      end(1, broken);
    }
    System.out.println("the trail is intact; store the head outside the database");
  }

  /** Answers where the trail is broken, and why; null when it is whole. */
  private String read(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.setFetchSize(1_000);
      Head head = head(statement);
      if (head == null) {
        return broken(1, NO_HEAD);
      }
      try (ResultSet entry =
          statement.executeQuery("select * from audit_entry order by entry_number")) {
        while (entry.next()) {
          String wrong = whatIsWrongWith(entry, head);
          if (wrong != null) {
            return broken(Math.min(entry.getLong("entry_number"), followed + 1), wrong);
          }
          hash = entry.getString("hash");
          followed++;
        }
      }
      return whatIsWrongAtTheEnd(head, head(statement));
    }
  }

  private static String broken(long number, String wrong) {
    return "broken at entry " + number + ", which " + wrong;
  }

  /** The last entry as the database names it; null when it names none, or several. */
  private static Head head(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select entry_number, hash from audit_head")) {
      Head head = row.next() ? new Head(row.getLong(1), row.getString(2)) : null;
      return row.next() ? null : head;
    }
  }

  private String whatIsWrongWith(ResultSet entry, Head head) throws SQLException {
    long number = followed + 1;
    if (entry.getLong("entry_number") < number) {
      return "was added: entries are numbered 1, 2, 3 and so on, each number once";
    }
    if (entry.getLong("entry_number") > number) {
      return "is missing";
    }
    String computed = computedHash(entry);
    if (!computed.equals(entry.getString("hash"))) {
      return "was changed after it was entered";
    }
    if (!hash.equals(entry.getString("previous_hash"))) {
      return "does not follow the entry before it";
    }
    if (head.number() == number && !computed.equals(head.hash())) {
      return "is not the one that the head names";
    }
    return notedNumber() == number && !noted.endsWith(":" + computed)
        ? "is not the one that the checkpoint names"
        : null;
  }

  /** Others may have appended while the entries were read, so the head now can be a later one. */
  private String whatIsWrongAtTheEnd(Head head, Head headNow) {
    if (headNow == null) {
      return broken(1, NO_HEAD);
    }
    if (followed < head.number()) {
      return broken(followed + 1, "is missing, with all after it up to the head");
    }
    if (followed < notedNumber()) {
      return broken(followed + 1, "is missing, with all after it up to the checkpoint");
    }
    return headNow.number() < followed
        ? broken(headNow.number() + 1, "is beyond the head, which was set back")
        : null;
  }

  private long notedNumber() {
    return Long.parseLong(noted.substring(0, noted.indexOf(':')));
  }

  /** Each part as its length in bytes of UTF-8, a colon and the bytes; null as "-:". */
  private static String computedHash(ResultSet entry) throws SQLException {
    MessageDigest sha256 = sha256();
    for (String name : PARTS) {
      String part = name.equals("entered_at") ? time(entry) : entry.getString(name);
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      sha256.update(
          ((part == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
      sha256.update(bytes);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** In UTC with microseconds; null where there is none. */
  private static String time(ResultSet entry) throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
    Timestamp time = entry.getTimestamp("entered_at", utc);
    return time == null ? null : TIME.format(time.toInstant());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static void end(int status, String sentence) {
    (status == 2 ? System.err : System.out).println("gatehouse: " + sentence);
    System.exit(status);
  }

  private record Head(long number, String hash) {}
}
