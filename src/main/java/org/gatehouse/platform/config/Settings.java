package org.gatehouse.platform.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads typed settings and remembers every fault instead of stopping at the first.
 *
 * <p>A faulty setting is answered with its default (or null where there is none) so that reading
 * can go on; whoever starts the service asks for {@link #faults()} before it uses anything read. No
 * fault repeats the value of a setting, which may be a secret.
 */
public final class Settings {
  private static final LocalDate LONGEST_PERIOD = LocalDate.EPOCH.plusYears(100);

  private final Function<String, Optional<String>> source;

  /** Two rooms may read one setting; its fault is told once. */
  private final Set<String> faults = new LinkedHashSet<>();

  /**
   * @param source answers a property's text, empty where it is not set
   */
  public Settings(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The text set, without surrounding blanks; empty when unset or blank. */
  public Optional<String> text(String name) {
    return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** The text set; null, and a fault, when there is none. */
  public String required(String name) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      fault(name, "is not set");
    }
    return value.orElse(null);
  }

  /** The entries of a list separated by commas, without blanks and empty entries. */
  public List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** The IP addresses and networks of a list, without those that are none. */
  public List<Network> networks(String name) {
    List<Optional<Network>> read = list(name).stream().map(Network::parse).toList();
    if (read.stream().anyMatch(Optional::isEmpty)) {
      fault(name, "must list IP addresses or networks such as 10.1.0.0/16");
    }
    return read.stream().flatMap(Optional::stream).toList();
  }

  public boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> {
                    fault(name, "must be true or false");
                    yield otherwise;
                  }
                })
        .orElse(otherwise);
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  public int number(String name, int otherwise, int least, int most) {
    return text(name)
        .map(
            value -> {
              try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                  return number;
                }
              } catch (NumberFormatException notANumber) {
                // told below, together with what is out of range
              }
              fault(name, "must be a whole number from " + least + " to " + most);
              return otherwise;
            })
        .orElse(otherwise);
  }

  /** An ISO 8601 duration such as PT30S, from {@code least} to {@code most}, both included. */
  public Duration duration(String name, Duration otherwise, Duration least, Duration most) {
    return text(name)
        .map(
            value -> {
              try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                  return duration;
                }
              } catch (DateTimeParseException notADuration) {
                // told below, together with what is out of range
              }
              fault(name, "must be an ISO 8601 duration from " + least + " to " + most);
              return otherwise;
            })
        .orElse(otherwise);
  }

  /** An ISO 8601 period such as P2Y or P90D, from a day to 100 years; empty when unset. */
  public Optional<Period> period(String name) {
    return text(name)
        .flatMap(
            value -> {
              try {
                Period period = Period.parse(value);
                LocalDate end = LocalDate.EPOCH.plus(period);
                boolean allNatural =
                    period.getYears() >= 0 && period.getMonths() >= 0 && period.getDays() >= 0;
                if (allNatural && !period.isZero() && !end.isAfter(LONGEST_PERIOD)) {
                  return Optional.of(period);
                }
              } catch (DateTimeException notAPeriod) {
                // told below, together with what is out of range
              }
              fault(name, "must be an ISO 8601 period of years, months or days from P1D to P100Y");
              return Optional.empty();
            });
  }

  /** An absolute https address without query and fragment; http is taken for loopback only. */
  public URI address(String name, URI otherwise) {
    return address(
            name,
            Settings::isSafe,
            "must be an absolute https address (http for a loopback address only)")
        .orElse(otherwise);
  }

  /** An absolute http or https address without query and fragment; empty when unset. */
  public Optional<URI> webAddress(String name) {
    return address(
        name,
        Settings::isWebAddress,
        "must be an absolute http or https address without user, query and fragment");
  }

  /** Without slashes at its end. */
  private Optional<URI> address(String name, Predicate<URI> allowed, String expected) {
    return text(name)
        .flatMap(
            value -> {
              try {
                URI address = URI.create(value.replaceAll("/+$", ""));
                if (allowed.test(address)) {
                  return Optional.of(address);
                }
              } catch (IllegalArgumentException notAnAddress) {
                // told below, together with what is not allowed
              }
              fault(name, expected);
              return Optional.empty();
            });
  }

  /** Adds a fault that a room found between its settings. */
  public void fault(String name, String what) {
    faults.add(name + " (" + environmentVariable(name) + ") " + what);
  }

  /** What is wrong, one sentence without its period for each; empty when all is well. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** The environment variable that sets a property (MicroProfile Config 3.1, section 5.3.1). */
  private static String environmentVariable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static boolean isSafe(URI address) {
    return isWebAddress(address)
        && ("https".equalsIgnoreCase(address.getScheme()) || isLoopback(address.getHost()));
  }

  private static boolean isWebAddress(URI address) {
    return address.getHost() != null
        && ("https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme()))
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  /** Only what cannot resolve elsewhere: the name localhost and literal loopback addresses. */
  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    if (!host.matches("127(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]+]")) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
