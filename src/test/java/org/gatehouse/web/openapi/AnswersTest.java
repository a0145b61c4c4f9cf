package org.gatehouse.web.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the container tests notice an answer that is not as described. */
class AnswersTest {
  private static final Description DESCRIPTION = Description.read();
  private static final String RECEIPT =
      """
      {"id":"0b8cde0a-3c7c-4f0e-9d0b-0f8f6a1f5b1e","invitedUserEmailAddress":"a@example.com",\
      "inviteRedeemUrl":"https://login.example/redeem","status":"PendingAcceptance",\
      "sendInvitationMessage":true}\
      """;
  private static final String PROBLEM =
      "{\"message\":\"no\",\"code\":\"internalError\",\"correlationId\":\"x\"}";
  private static final Map<String, String> CREATED =
      Map.of(
          "Content-Type", "application/json",
          "X-Correlation-ID", "x",
          "Location", "https://gatehouse.example/api/invitations/1");

  @Test
  void answerAsDescribedHasNoFault() {
    assertEquals(List.of(), invited(201, Map.of(), RECEIPT));
  }

  @Test
  void undescribedStatusIsAFault() {
    assertEquals(List.of("status 202 is not described"), invited(202, Map.of(), RECEIPT));
  }

  @Test
  void undescribedPropertyIsAFault() {
    assertFault("sponsor", invited(201, Map.of(), RECEIPT.replace("{", "{\"sponsor\":1,")));
  }

  @Test
  void missingPropertyIsAFault() {
    assertFault(
        "status", invited(201, Map.of(), RECEIPT.replace("\"status\":\"PendingAcceptance\",", "")));
  }

  @Test
  void propertyOfAnotherFormIsAFault() {
    assertFault("uuid", invited(201, Map.of(), RECEIPT.replace("0b8cde0a-", "")));
  }

  @Test
  void undescribedHeaderIsAFault() {
    assertEquals(
        List.of("header x-powered-by is not described"),
        invited(201, Map.of("X-Powered-By", "us"), RECEIPT));
  }

  @Test
  void missingHeaderIsAFault() {
    assertEquals(
        List.of("header Location is missing"),
        DESCRIPTION.faults(
            "POST",
            "/api/InviteGuest",
            201,
            headers(Map.of("Content-Type", "application/json", "X-Correlation-ID", "x")),
            RECEIPT));
  }

  @Test
  void headerOfAnotherFormIsAFault() {
    assertFault("true", invited(201, Map.of("Idempotent-Replayed", "false"), RECEIPT));
  }

  @Test
  void undescribedMediaTypeIsAFault() {
    assertEquals(
        List.of("media type text/html is not described"),
        invited(201, Map.of("Content-Type", "text/html;charset=UTF-8"), RECEIPT));
  }

  @Test
  void whatIsNotDescribedIsRefusedWithAProblem() {
    assertEquals(List.of(), answer("GET", "/nothing", 404, PROBLEM));
    assertEquals(List.of(), answer("DELETE", "/api/InviteGuest", 405, PROBLEM));
    assertEquals(
        List.of("status 200 where nothing is described"), answer("GET", "/nothing", 200, PROBLEM));
    assertFault(
        "message",
        answer("GET", "/nothing", 404, "{\"code\":\"notFound\",\"correlationId\":\"x\"}"));
    assertFault(
        "code", answer("GET", "/nothing", 404, "{\"message\":\"no\",\"correlationId\":\"x\"}"));
  }

  @Test
  void exactAddressGoesBeforeATemplate() {
    assertEquals(
        List.of("status 418 is not described"),
        answer("GET", "/api/invitations/0b8cde0a-3c7c-4f0e-9d0b-0f8f6a1f5b1e", 418, PROBLEM));
  }

  private static List<String> invited(int status, Map<String, String> more, String body) {
    Map<String, String> headers = new HashMap<>(CREATED);
    headers.putAll(more);
    return DESCRIPTION.faults("POST", "/api/InviteGuest", status, headers(headers), body);
  }

  private static List<String> answer(String method, String path, int status, String body) {
    return DESCRIPTION.faults(
        method,
        path,
        status,
        headers(Map.of("Content-Type", "application/json", "X-Correlation-ID", "x")),
        body);
  }

  private static HttpHeaders headers(Map<String, String> headers) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return HttpHeaders.of(lists, (name, value) -> true);
  }

  private static void assertFault(String word, List<String> faults) {
    assertEquals(1, faults.size(), faults::toString);
    assertTrue(faults.get(0).contains(word), faults::toString);
  }
}
