package org.gatehouse.records.search;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** A day, week or month in UTC by which requests are counted. */
enum Period {
  DAY {
    @Override
    LocalDate first(LocalDate day) {
      return day;
    }

    @Override
    LocalDate next(LocalDate first) {
      return first.plusDays(1);
    }

    @Override
    String told(LocalDate first) {
      return first.toString();
    }
  },
  /** Such as 2026-W48 (ISO 8601). */
  WEEK {
    @Override
    LocalDate first(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    LocalDate next(LocalDate first) {
      return first.plusWeeks(1);
    }

    @Override
    String told(LocalDate first) {
      return "%04d-W%02d"
          .formatted(
              first.get(IsoFields.WEEK_BASED_YEAR), first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
  },
  MONTH {
    @Override
    LocalDate first(LocalDate day) {
      return day.withDayOfMonth(1);
    }

    @Override
    LocalDate next(LocalDate first) {
      return first.plusMonths(1);
    }

    @Override
    String told(LocalDate first) {
      return first.toString().substring(0, "2026-11".length());
    }
  };

  /** Its first day, for any day of it. */
  abstract LocalDate first(LocalDate day);

  /** The first day of the one behind it. */
  abstract LocalDate next(LocalDate first);

  abstract String told(LocalDate first);
}
