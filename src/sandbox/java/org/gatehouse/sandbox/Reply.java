package org.gatehouse.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One response, before the network has had its way with it. */
record Reply(int status, byte[] body, Map<String, String> headers) {

  static Reply json(int status, byte[] body) {
    return of(status, "application/json", body);
  }

  /** {@code {"message": …}}, as the commands answer a mistake. */
  static Reply message(int status, String message) {
    return json(status, JsonText.object(json -> json.write("message", message)));
  }

  static Reply html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** This reply; the headers are its own and may be added to until it is sent. */
  Reply with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Reply withBody(String text) {
    return new Reply(status, text.getBytes(StandardCharsets.UTF_8), headers);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Reply of(int status, String type, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    return new Reply(status, body, headers);
  }
}
