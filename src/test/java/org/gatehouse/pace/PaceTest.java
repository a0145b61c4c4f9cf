package org.gatehouse.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.SettableClock;
import org.gatehouse.settings.Settings;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = SettableClock.START;
  private static final Instant FAR = START.plusSeconds(3_600);

  private final SettableClock clock = new SettableClock();
  private final Pace pace =
      new Pace(new PaceSettings(2, Duration.ofSeconds(10)), clock, Optional.empty());

  private Pace.Slot take() {
    return pace.take(FAR).orElseThrow();
  }

  @Test
  void whoComesLaterStartsLater() {
    List<Instant> starts = Stream.generate(() -> take().at()).limit(6).toList();
    assertEquals(starts.stream().sorted().toList(), starts);
    assertEquals(START, starts.get(1));
    assertTrue(starts.get(2).isAfter(START.plusSeconds(10)), "keeps a reserve");
    assertTrue(starts.get(5).isBefore(START.plusSeconds(21)));
  }

  @Test
  void aLineTooLongIsToldAtOnceAndTakesNoPlace() {
    take();
    take();
    for (int call = 0; call < 100; call++) {
      assertEquals(Optional.empty(), pace.take(START.plusSeconds(5)));
    }
    assertTrue(take().at().isBefore(START.plusSeconds(11)));
  }

  @Test
  void nothingStartsBeforeThePauseThatGraphAskedForIsOver() {
    pace.throttled(Duration.ofSeconds(30));
    assertEquals(START.plusSeconds(30), take().at());
  }

  @Test
  void aShorterPauseDoesNotEndALongerOne() {
    pace.throttled(Duration.ofSeconds(30));
    pace.throttled(Duration.ofSeconds(1));
    assertEquals(START.plusSeconds(30), take().at());
  }

  @Test
  void aSlotPromisedBeforeAPauseIsMovedBehindIt() {
    Pace.Slot slot = take();
    pace.throttled(Duration.ofSeconds(30));
    Pace.Slot moved = pace.asItStands(slot);
    assertNotEquals(slot, moved);
    assertEquals(START.plusSeconds(30), moved.at());
    assertEquals(moved, pace.asItStands(moved));
  }

  @Test
  void aSlotStandsWhereNoPauseCameBetween() {
    Pace.Slot slot = take();
    clock.pass(Duration.ofSeconds(1));
    assertEquals(slot, pace.asItStands(slot));
  }

  @Test
  void aPauseKeepsTheOrderOfThoseWhoWait() {
    List<Pace.Slot> line = Stream.generate(this::take).limit(8).toList();
    clock.pass(Duration.ofSeconds(1));
    pace.throttled(Duration.ofSeconds(12));
    pace.throttled(Duration.ofSeconds(15));
    Pace.Slot late = take();
    List<Instant> moved = line.stream().map(pace::asItStands).map(Pace.Slot::at).toList();
    assertEquals(moved.stream().sorted().toList(), moved);
    assertFalse(moved.get(0).isBefore(START.plusSeconds(16)));
    assertFalse(late.at().isBefore(moved.get(7)), "a newcomer overtakes");
    for (int call = 2; call < 6; call++) {
      Duration stretch = Duration.between(moved.get(call), moved.get(call + 2));
      assertTrue(stretch.toMillis() >= 10_000, "bunched at " + call + ": " + stretch);
    }
  }

  @Test
  void lessGoesOutAfterA429() {
    Pace wide = new Pace(new PaceSettings(150, Duration.ofSeconds(5)), clock, Optional.empty());
    wide.throttled(Duration.ofSeconds(1));
    assertEquals(135, wide.currentLimit());
  }

  @Test
  void lessGoesOutWhenGraphReportsMoreThanTheLimitInUse() {
    Pace wide = new Pace(new PaceSettings(150, Duration.ofSeconds(5)), clock, Optional.empty());
    wide.used(1.0);
    assertEquals(150, wide.currentLimit());
    wide.used(1.2);
    assertEquals(142, wide.currentLimit());
  }

  @Test
  void theLimitIsGraphsUnlessSet() {
    PaceSettings unset = PaceSettings.read(new Settings(name -> Optional.empty()));
    assertEquals(new PaceSettings(150, Duration.ofSeconds(5)), unset);
    Map<String, String> set = Map.of("graph.rate", "30", "graph.rate-period", "PT1S");
    assertEquals(
        new PaceSettings(30, Duration.ofSeconds(1)),
        PaceSettings.read(new Settings(name -> Optional.ofNullable(set.get(name)))));
  }
}
