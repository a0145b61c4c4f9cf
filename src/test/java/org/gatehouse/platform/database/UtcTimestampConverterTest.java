package org.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTimestampConverterTest {
  private final UtcTimestampConverter converter = new UtcTimestampConverter();

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z,           2026-11-23T10:00:00.000000Z",
    "2026-11-23T10:00:00.120Z,       2026-11-23T10:00:00.120000Z",
    "2026-11-23T10:00:00.123456Z,    2026-11-23T10:00:00.123456Z",
    "2026-11-23T10:00:00.123456789Z, 2026-11-23T10:00:00.123456Z",
    "2026-11-23T10:00:00.000000001Z, 2026-11-23T10:00:00.000000Z"
  })
  void isAlwaysOfOneLength(Instant instant, String stored) {
    assertEquals(stored, UtcTimestampConverter.text(instant));
    assertEquals(Instant.parse(stored), converter.convertToDatabaseColumn(instant).toInstant());
  }

  @Test
  void nothingStaysNothing() {
    assertNull(converter.convertToDatabaseColumn(null));
    assertNull(converter.convertToEntityAttribute(null));
    assertNull(UtcTimestampConverter.text(null));
  }
}
