import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.LogManager;

/**
 * Waits until the database takes connections, because no server starts an application without it.
 *
 * <p>Reads GATEHOUSE_DB_URL, GATEHOUSE_DB_USER, GATEHOUSE_DB_PASSWORD and GATEHOUSE_DB_WAIT (seconds). Ends
 * with 0 when connected, else with 1 after one sentence that says what to do.
 */
final class WaitForDatabase {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

  public static void main(String[] arguments) throws InterruptedException {
    LogManager.getLogManager().reset(); // The driver would log beside what is said here.
    String url = System.getenv("GATEHOUSE_DB_URL");
    String user = System.getenv("GATEHOUSE_DB_USER");
    String place = url.replaceFirst("[?].*", "");
    Instant start = Instant.now();
    Instant deadline = start.plusSeconds(Long.parseLong(System.getenv("GATEHOUSE_DB_WAIT")));
    Instant nextLine = start;
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      stop("GATEHOUSE_DB_URL is not understood; it looks like jdbc:postgresql://host:5432/gatehouse");
    }
    DriverManager.setLoginTimeout(5);
    while (true) {
      try (Connection connection =
          DriverManager.getConnection(url, user, System.getenv("GATEHOUSE_DB_PASSWORD"))) {
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28") || state.equals("08004")) {
          stop(place + " refuses the user " + user
                  + "; check GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD");
        }
        if (state.equals("3D000")) {
          stop(place + " does not exist; create the database or correct GATEHOUSE_DB_URL");
        }
        if (!passes(state)) {
          stop(place + " cannot be used: " + firstLine(e));
        }
        if (Instant.now().isAfter(deadline)) {
          stop(place + " was not reached (" + firstLine(e)
                  + "); start the database or correct GATEHOUSE_DB_URL");
        }
        if (!Instant.now().isBefore(nextLine)) {
          System.err.println("gatehouse: waiting for " + place + ": " + firstLine(e));
          nextLine = Instant.now().plus(BETWEEN_LINES);
        }
        Thread.sleep(BETWEEN_TRIES.toMillis());
      }
    }
  }

  /** Out of reach, starting or stopping, too many connections: all of it passes by itself. */
  private static boolean passes(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void stop(String sentence) {
    System.err.println("gatehouse: " + sentence);
    System.exit(1);
  }
}
