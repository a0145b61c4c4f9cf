package org.gatehouse.container;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An answer of the service. */
public record Reply(int status, HttpHeaders headers, String text) {
  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  public JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  public String message() {
    return json().getString("message");
  }

  public String code() {
    return json().getString("code");
  }

  /** The request's id in the ledger. */
  public String id() {
    return json().getString("id");
  }

  /** The Content-Type without its parameters. */
  public String mediaType() {
    return String.valueOf(header("Content-Type")).replaceAll(";.*", "");
  }

  /** Null when it was not sent. */
  public String header(String name) {
    return headers.firstValue(name).orElse(null);
  }
}
