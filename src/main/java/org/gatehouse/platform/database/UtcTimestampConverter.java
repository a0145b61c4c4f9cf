package org.gatehouse.platform.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Stores instants as timestamps in UTC with microseconds; Jakarta Persistence 3.1 does not know
 * {@code Instant}.
 */
@Converter(autoApply = true)
public class UtcTimestampConverter implements AttributeConverter<Instant, OffsetDateTime> {
  private static final String FRACTION = ".000000";
  private static final int SECONDS = "2026-11-23T10:00:00".length();

  @Override
  public OffsetDateTime convertToDatabaseColumn(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  @Override
  public Instant convertToEntityAttribute(OffsetDateTime stored) {
    return stored == null ? null : stored.toInstant();
  }

  /** Such as {@code 2026-11-23T10:00:00.000000Z}, always of one length; null stays null. */
  public static String text(Instant instant) {
    if (instant == null) {
      return null;
    }
    String shortest = instant.truncatedTo(ChronoUnit.MICROS).toString();
    String unmarked = shortest.substring(0, shortest.length() - 1);
    return unmarked + FRACTION.substring(unmarked.length() - SECONDS) + "Z";
  }
}
