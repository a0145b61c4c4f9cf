package org.gatehouse.platform.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final URI CLOUD = URI.create("https://graph.microsoft.com");

  private static Settings with(String name, String value) {
    return new Settings(asked -> Optional.ofNullable(Map.of(name, value).get(asked)));
  }

  private static Settings address(String value) {
    return with("graph.endpoint", value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://graph.microsoft.us",
        "https://10.0.0.1:8443",
        "http://localhost:9090",
        "http://LOCALHOST",
        "http://127.0.0.1:9090",
        "http://127.1.2.3",
        "http://[::1]:9090",
        "http://[0:0:0:0:0:0:0:1]"
      })
  void httpsAnywhereAndHttpOnLoopbackAreTaken(String value) {
    Settings settings = address(value);
    assertEquals(URI.create(value), settings.address("graph.endpoint", CLOUD));
    assertEquals(List.of(), settings.faults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://graph.microsoft.com",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://127.0.0.1.example.com",
        "http://127.evil.example",
        "http://localhost.example.com",
        "http://127.0.0.999",
        "http://[::2]",
        "http://[::ffff:10.0.0.1]",
        "ftp://localhost",
        "graph.microsoft.com",
        "//graph.microsoft.com",
        "https:graph",
        "https://",
        "https://user:word@graph.microsoft.com",
        "https://graph.microsoft.com?a=b",
        "https://graph.microsoft.com#here",
        "https://graph microsoft.com"
      })
  void otherAddressesAreAFaultAndTheDefaultStands(String value) {
    Settings settings = address(value);
    assertEquals(CLOUD, settings.address("graph.endpoint", CLOUD));
    assertEquals(
        List.of(
            "graph.endpoint (GRAPH_ENDPOINT) must be an absolute https address (http for a"
                + " loopback address only)"),
        settings.faults());
  }

  @Test
  void slashesAtTheEndOfAnAddressAreDropped() {
    assertEquals(CLOUD, address("https://graph.microsoft.com//").address("graph.endpoint", null));
  }

  @Test
  void aDurationWithinItsBoundsIsTakenTheBoundsIncluded() {
    for (String taken : List.of("PT1S", "PT90S", "PT10M", " PT1M30S ")) {
      Settings settings = with("invite.answer-within", taken);
      assertEquals(Duration.parse(taken.strip()), answerWithin(settings));
      assertEquals(List.of(), settings.faults());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "PT10M0.001S", "-PT90S", "90", "90s", "P1Y", "PT"})
  void otherDurationsAreAFaultThatTellsTheBounds(String value) {
    Settings settings = with("invite.answer-within", value);
    assertEquals(Duration.ofSeconds(90), answerWithin(settings));
    assertEquals(
        List.of(
            "invite.answer-within (INVITE_ANSWER_WITHIN) must be an ISO 8601 duration from PT1S to"
                + " PT10M"),
        settings.faults());
  }

  private static Duration answerWithin(Settings settings) {
    return settings.duration(
        "invite.answer-within",
        Duration.ofSeconds(90),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10));
  }

  @Test
  void aListIsCutAtCommasWithoutBlanksAndEmptyEntries() {
    assertEquals(
        List.of("example.com", "example.org"),
        with("invite.allowed-domains", " example.com,, example.org ,")
            .list("invite.allowed-domains"));
    assertEquals(List.of(), with("other", "x").list("invite.allowed-domains"));
  }

  @Test
  void aFlagIsTrueOrFalseInAnyCase() {
    assertTrue(with("flag", "True").flag("flag", false));
    assertFalse(with("flag", "FALSE").flag("flag", true));
    assertTrue(with("other", "false").flag("flag", true));
    Settings settings = with("flag", "yes");
    assertFalse(settings.flag("flag", false));
    assertEquals(List.of("flag (FLAG) must be true or false"), settings.faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "7.5", "seven", "99999999999"})
  void aNumberOutsideItsBoundsIsAFault(String value) {
    Settings settings = with("graph.rate-limit.calls", value);
    assertEquals(50, settings.number("graph.rate-limit.calls", 50, 1, 100));
    assertEquals(
        List.of(
            "graph.rate-limit.calls (GRAPH_RATE_LIMIT_CALLS) must be a whole number from 1 to 100"),
        settings.faults());
  }

  @Test
  void aNumberMayBeAtItsBounds() {
    assertEquals(
        1, with("graph.rate-limit.calls", "1").number("graph.rate-limit.calls", 50, 1, 100));
    assertEquals(
        100, with("graph.rate-limit.calls", "100").number("graph.rate-limit.calls", 50, 1, 100));
  }

  @Test
  void aBlankTextCountsAsNotSet() {
    Settings settings = with("entra.client-id", " \t ");
    assertEquals(Optional.empty(), settings.text("entra.client-id"));
    assertNull(settings.required("entra.client-id"));
    assertEquals(List.of("entra.client-id (ENTRA_CLIENT_ID) is not set"), settings.faults());
  }

  @Test
  void noFaultRepeatsTheValueThatWasSet() {
    Settings settings = new Settings(name -> Optional.of("s3cr3t value"));
    settings.address("a", CLOUD);
    settings.duration("b", Duration.ZERO, Duration.ZERO, Duration.ZERO);
    settings.number("c", 1, 1, 1);
    settings.flag("d", false);
    assertEquals(4, settings.faults().size());
    assertFalse(settings.faults().toString().contains("s3cr3t"));
  }

  @Test
  void aFaultFoundByTwoRoomsIsToldOnce() {
    Settings settings = with("invite.answer-within", "soon");
    answerWithin(settings);
    answerWithin(settings);
    assertEquals(1, settings.faults().size());
  }

  @ParameterizedTest
  @CsvSource({"P2Y", "P18M", "P90D", "P1D", "P1Y6M", "P100Y", "P2W"})
  void aPeriodOfYearsMonthsOrDaysIsRead(String text) {
    Settings settings = new Settings(name -> Optional.of(text));
    assertEquals(Optional.of(Period.parse(text)), settings.period("a"));
    assertEquals(List.of(), settings.faults());
  }

  @ParameterizedTest
  @CsvSource({"P0D", "-P1D", "P1Y-1M", "P101Y", "PT24H", "P1DT1H", "2Y", "P999999999Y", "never"})
  void anyOtherPeriodIsAFaultThatSaysWhatIsAllowed(String text) {
    Settings settings = new Settings(name -> Optional.of(text));
    assertEquals(Optional.empty(), settings.period("a"));
    assertEquals(
        List.of("a (A) must be an ISO 8601 period of years, months or days from P1D to P100Y"),
        settings.faults());
  }
}
