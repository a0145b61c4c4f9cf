package org.gatehouse.ledger;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Keeps instants as UTC text such as {@code 2026-11-23T10:00:00.000000Z}, always of one length.
 *
 * <p>Jakarta Persistence 3.1 knows no {@code Instant}, and JDBC sends a time without a zone through
 * the zone of the JVM, where the hour that summer time leaves out cannot be said.
 */
@Converter(autoApply = true)
public class UtcTimestamp implements AttributeConverter<Instant, String> {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

  @Override
  public String convertToDatabaseColumn(Instant instant) {
    return instant == null ? null : FORM.format(instant);
  }

  @Override
  public Instant convertToEntityAttribute(String stored) {
    return stored == null ? null : Instant.parse(stored);
  }
}
