package org.gatehouse.records.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.gatehouse.SettableClock;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.jobs.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
  private static RetentionSettings settings(String retention) {
    return RetentionSettings.read(
        new Settings(name -> Optional.ofNullable(Map.of("retention.period", retention).get(name))));
  }

  @ParameterizedTest
  @CsvSource({
    "P2Y,  2028-02-29T12:00:00Z, 2026-02-28T12:00:00Z",
    "P18M, 2028-02-29T12:00:00Z, 2026-08-29T12:00:00Z",
    "P90D, 2028-02-29T12:00:00Z, 2027-12-01T12:00:00Z"
  })
  void theAgeIsCountedBackFromNow(String retention, Instant now, Instant before) {
    assertEquals(Optional.of(before), settings(retention).before(now));
  }

  @Test
  void withoutTheSettingNothingIsTooOld() {
    assertEquals(Optional.empty(), settings("").before(Instant.now()));
  }

  @Test
  void aRunGoesOnWhileBatchesAreFull() throws Exception {
    SettableClock clock = new SettableClock();
    clock.set(Instant.parse("2028-02-29T12:00:00Z"));
    Queue<Integer> batches =
        new ArrayDeque<>(List.of(ErasureService.OF_AGE, ErasureService.OF_AGE, 7));
    Retention retention = new Retention();
    retention.clock = clock;
    retention.settings = settings("P2Y");
    retention.erasure =
        new ErasureService() {
          @Override
          public int someOfAge(Instant before) {
            assertEquals(Instant.parse("2026-02-28T12:00:00Z"), before);
            return batches.remove();
          }
        };
    Job job = retention.job();
    assertEquals(Retention.PAUSE, job.step().run().pause());
    assertEquals(Retention.PAUSE, job.step().run().pause());
    assertEquals(job.period(), job.step().run().pause());
  }

  @Test
  void withoutTheSettingTheJobEnds() throws Exception {
    Retention retention = new Retention();
    retention.clock = new SettableClock();
    retention.settings = settings("");
    assertEquals(Job.Next.NEVER, retention.job().step().run());
  }
}
