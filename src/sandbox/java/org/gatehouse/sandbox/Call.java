package org.gatehouse.sandbox;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request, read to its end. */
final class Call {
  private static final int MAX_BODY_LENGTH = 1 << 20;

  private final HttpExchange exchange;
  private final long began = System.nanoTime();
  private final String requestId = Guid.random();
  private final byte[] body;
  private Optional<JsonObject> json;

  private Call(HttpExchange exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  /**
   * @throws IOException also for a body of more than 1 MiB
   */
  static Call read(HttpExchange exchange) throws IOException {
    try (InputStream stream = exchange.getRequestBody()) {
      byte[] body = stream.readNBytes(MAX_BODY_LENGTH + 1);
      if (body.length > MAX_BODY_LENGTH) {
        throw new IOException("The request is too large");
      }
      return new Call(exchange, body);
    }
  }

  HttpExchange exchange() {
    return exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** Null when it was not sent. */
  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** The id that the service gives the call. */
  String requestId() {
    return requestId;
  }

  /** The id that the caller gave the call; the service's own where it gave none. */
  String clientRequestId() {
    String id = header("client-request-id");
    return id == null ? requestId : id;
  }

  long micros() {
    return (System.nanoTime() - began) / 1_000;
  }

  Map<String, String> query() {
    return pairs(exchange.getRequestURI().getRawQuery());
  }

  Map<String, String> form() {
    return pairs(new String(body, StandardCharsets.UTF_8));
  }

  /** Empty when the body is anything but one JSON object. */
  Optional<JsonObject> json() {
    if (json == null) {
      json = JsonText.read(body);
    }
    return json;
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (!name.isEmpty()) {
          pairs.putIfAbsent(decoded(name), decoded(value));
        }
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
