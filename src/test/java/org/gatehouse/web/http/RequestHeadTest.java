package org.gatehouse.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {
  private static final PublicAddress UNSET = new PublicAddress(null);
  private static final PublicAddress SET =
      new PublicAddress(URI.create("https://gatehouse.example.com/guests"));
  private static final List<String> NONE = List.of();

  private static RequestHead forHost(String path, String... hosts) {
    return new RequestHead("HTTP/1.1", path, List.of(hosts), NONE, NONE);
  }

  private static Optional<String> framed(
      String version, List<String> contentLengths, List<String> transferEncodings) {
    return new RequestHead(version, "/", List.of("a"), contentLengths, transferEncodings)
        .fault(UNSET);
  }

  // Host

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "10.1.2.3:8080", "[::1]"})
  void anyHostIsTakenWhereThePublicAddressIsNotSet(String host) {
    assertEquals(Optional.empty(), forHost("/api/InviteGuest", host).fault(UNSET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gatehouse.example.com",
        "GATEHOUSE.example.COM:443",
        "gatehouse.example.com:8443"
      })
  void hostOfThePublicAddressIsTakenWithAnyPort(String host) {
    assertEquals(Optional.empty(), forHost("/api/InviteGuest", host).fault(SET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "example.com", "gatehouse.example.com.evil.example"})
  void otherHostsAreToldTheRightOne(String host) {
    assertEquals(
        Optional.of("The header Host must be gatehouse.example.com."),
        forHost("/api/InviteGuest", host).fault(SET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/metrics"})
  void healthAndMetricsAreAnsweredForAnyHost(String path) {
    assertEquals(Optional.empty(), forHost(path, "10.1.2.3:8080").fault(SET));
    assertEquals(Optional.empty(), forHost(path).fault(SET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthy", "/metrics/x", "/api/health", "/"})
  void nothingElseIs(String path) {
    assertTrue(forHost(path, "10.1.2.3:8080").fault(SET).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":8080", "a:b", "a b", "u@gatehouse.example.com"})
  void malformedHostIsRefusedEverywhere(String host) {
    for (PublicAddress address : List.of(SET, UNSET)) {
      for (String path : List.of("/api/InviteGuest", "/health/live", "/metrics")) {
        assertEquals(
            Optional.of(
                "The header Host must be a host name or an IP address, with a port from 1 to"
                    + " 65535 or none."),
            forHost(path, host).fault(address));
      }
    }
  }

  @Test
  void twoHostsAreRefusedEvenIfTheyAreTheSame() {
    assertEquals(
        Optional.of("The header Host must be given once only."),
        forHost("/health", "a", "a").fault(UNSET));
  }

  @Test
  void hostMayBeMissingWhereThePublicAddressIsNotSet() {
    assertEquals(Optional.empty(), forHost("/api/InviteGuest").fault(UNSET));
    assertEquals(
        Optional.of("The header Host must be gatehouse.example.com."),
        forHost("/api/InviteGuest").fault(SET));
  }

  // Framing

  @Test
  void lengthOrChunksEndABody() {
    assertEquals(Optional.empty(), framed("HTTP/1.1", NONE, NONE));
    assertEquals(Optional.empty(), framed("HTTP/1.1", List.of("5"), NONE));
    assertEquals(Optional.empty(), framed("HTTP/1.1", NONE, List.of("chunked")));
    assertEquals(Optional.empty(), framed("HTTP/1.1", NONE, List.of("Chunked")));
    assertEquals(Optional.empty(), framed("HTTP/1.0", List.of("5"), NONE));
  }

  @Test
  void lengthAndChunksTogetherAreRefused() {
    assertEquals(
        Optional.of("The headers Content-Length and Transfer-Encoding exclude each other."),
        framed("HTTP/1.1", List.of("5"), List.of("chunked")));
    assertTrue(framed("HTTP/1.1", List.of("5"), List.of("identity")).isPresent());
  }

  @Test
  void twoLengthsAreRefusedEvenIfTheyAreTheSame() {
    assertEquals(
        Optional.of("The header Content-Length must be given once only."),
        framed("HTTP/1.1", List.of("5", "5"), NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "xchunked",
        "gzip, chunked",
        "chunked, identity",
        "chunked, chunked",
        "\u000bchunked",
        "chunked;q=1"
      })
  void noOtherTransferEncodingIsTaken(String encoding) {
    assertEquals(
        Optional.of("The header Transfer-Encoding must be chunked, in HTTP/1.1 only."),
        framed("HTTP/1.1", NONE, List.of(encoding)));
  }

  @Test
  void transferEncodingIsTakenOnceAndInHttp11Only() {
    assertTrue(framed("HTTP/1.1", NONE, List.of("chunked", "chunked")).isPresent());
    assertTrue(framed("HTTP/1.0", NONE, List.of("chunked")).isPresent());
  }
}
