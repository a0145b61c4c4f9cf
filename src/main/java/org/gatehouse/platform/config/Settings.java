package org.gatehouse.platform.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads typed settings and collects every error.
 *
 * <p>A faulty setting is answered with its default (or null where there is none) so that reading
 * can continue; the start checks {@link #faults()} before it uses any value. No fault repeats the
 * value of a setting, which may be a secret.
 */
public final class Settings {
  private static final LocalDate MAX_PERIOD = LocalDate.EPOCH.plusYears(100);

  private final Function<String, Optional<String>> source;

  /** Two packages may read one setting; its error is reported once. */
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

  public boolean flag(String name, boolean defaultValue) {
    return parsed(
            name,
            text -> text.toLowerCase(Locale.ROOT),
            Set.of("true", "false")::contains,
            "must be true or false")
        .map(Boolean::valueOf)
        .orElse(defaultValue);
  }

  /** A whole number from {@code min} to {@code max}, both included. */
  public int number(String name, int defaultValue, int min, int max) {
    return parsed(
            name,
            Integer::valueOf,
            number -> number >= min && number <= max,
            "must be a whole number from " + min + " to " + max)
        .orElse(defaultValue);
  }

  /** An ISO 8601 duration such as PT30S, from {@code min} to {@code max}, both included. */
  public Duration duration(String name, Duration defaultValue, Duration min, Duration max) {
    return parsed(
            name,
            Duration::parse,
            duration -> duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0,
            "must be an ISO 8601 duration from " + min + " to " + max)
        .orElse(defaultValue);
  }

  /** An ISO 8601 period such as P2Y or P90D, from a day to 100 years; empty when unset. */
  public Optional<Period> period(String name) {
    return parsed(
        name,
        Period::parse,
        Settings::isPeriod,
        "must be an ISO 8601 period of years, months or days from P1D to P100Y");
  }

  /** An absolute https address without query and fragment; http is taken for loopback only. */
  public URI address(String name, URI defaultValue) {
    return parsed(
            name,
            Settings::withoutSlashes,
            Settings::isSafe,
            "must be an absolute https address (http for a loopback address only)")
        .orElse(defaultValue);
  }

  /** An absolute http or https address without query and fragment; empty when unset. */
  public Optional<URI> webAddress(String name) {
    return parsed(
        name,
        Settings::withoutSlashes,
        Settings::isWebAddress,
        "must be an absolute http or https address without user, query and fragment");
  }

  /**
   * The value that a text stands for; empty when unset, and with a fault when it stands for none.
   *
   * @param parse fails as the JDK's own parsers do
   * @param expected what the setting must be, as it goes on after its name
   */
  public <T> Optional<T> parsed(
      String name, Function<String, T> parse, Predicate<T> allowed, String expected) {
    Optional<String> text = text(name);
    try {
      Optional<T> value = text.map(parse).filter(allowed);
      if (value.isPresent() == text.isPresent()) {
        return value;
      }
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      // reported below, together with values that are not allowed
    }
    fault(name, expected);
    return Optional.empty();
  }

  /** Adds an error that a package found between its settings. */
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

  private static boolean isPeriod(Period period) {
    boolean allNatural = period.getYears() >= 0 && period.getMonths() >= 0 && period.getDays() >= 0;
    return allNatural && !period.isZero() && !LocalDate.EPOCH.plus(period).isAfter(MAX_PERIOD);
  }

  private static URI withoutSlashes(String text) {
    return URI.create(text.replaceAll("/+$", ""));
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
    return host.equalsIgnoreCase("localhost")
        || Network.parse(host).filter(each -> each.base().isLoopbackAddress()).isPresent();
  }
}
