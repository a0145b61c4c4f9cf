package org.gatehouse.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
  private final RequestNotes notes = new RequestNotes();
  private final Meters meters = new Meters(notes);

  @AfterEach
  void close() {
    meters.close();
  }

  private boolean tells(String line) {
    return meters.scrape().lines().anyMatch(line::equals);
  }

  @Test
  void everythingCountedIsThereFromTheStart() {
    assertTrue(tells("gatehouse_graph_retries_total 0.0"), meters::scrape);
    meters.count(Happening.RETRIED);
    assertTrue(tells("gatehouse_graph_retries_total 1.0"), meters::scrape);
  }

  @Test
  void spanIsTimedByOperationAndOutcome() {
    meters.timed(Span.DATABASE, "open", () -> "answer");
    assertThrows(
        IllegalStateException.class,
        () ->
            meters.timed(
                Span.DATABASE,
                "open",
                () -> {
                  throw new IllegalStateException();
                }));
    for (String outcome : new String[] {"done", "failed"}) {
      assertTrue(
          tells(
              "gatehouse_database_seconds_count{operation=\"open\",outcome=\"" + outcome + "\"} 1"),
          meters::scrape);
    }
  }

  @Test
  void spanIsUnderWayUntilItsWatchIsClosed() {
    try (Meters.Watch watch = meters.start(Span.GRAPH, "invite")) {
      watch.outcome("201");
      assertTrue(tells("gatehouse_graph_call_under_way 1.0"), meters::scrape);
    }
    assertTrue(tells("gatehouse_graph_call_under_way 0.0"), meters::scrape);
  }

  @Test
  void seriesAreBounded() {
    for (int each = 0; each < 1_000; each++) {
      meters.record(Span.GRAPH, "invite", "made up " + each, 1);
    }
    long series =
        meters.scrape().lines().filter(line -> line.contains("call_seconds_count")).count();
    assertEquals(65, series);
  }

  @Test
  void numberIsReadWhenItIsAskedFor() {
    double[] number = {1};
    meters.gauge("gatehouse.some.number", "Some number", () -> number[0]);
    number[0] = 2;
    assertTrue(tells("gatehouse_some_number 2.0"), meters::scrape);
  }

  @Test
  void requestNotesWhatItsThreadHasSpent() {
    UUID id = UUID.randomUUID();
    notes.begin(null);
    meters.record(Span.GRAPH, "invite", "201", 5);
    meters.record(Span.GRAPH, "find", "200", 7);
    notes.invitation(id, "guest@example.com");
    RequestNotes.Page page = notes.end();
    assertEquals(12, page.spent(Span.GRAPH));
    assertEquals(0, page.spent(Span.DATABASE));
    assertEquals(id, page.invitation());
  }

  @Test
  void threadThatAnswersNoRequestNotesNothing() {
    meters.record(Span.GRAPH, "invite", "201", 5);
    notes.replayed();
    assertNull(notes.end());
  }
}
