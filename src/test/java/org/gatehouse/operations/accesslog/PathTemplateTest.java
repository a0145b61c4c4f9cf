package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  @ParameterizedTest
  @CsvSource({
    "/api/InviteGuest, /api/InviteGuest",
    "/api/invitations/0b8cde0a-3c7c-4f0e-9d0b-0f8f6a1f5b1e, /api/invitations/{}",
    "/api/invitations/jane@example.com/more, /api/invitations/{}/more",
    "/api/eyJhbGciOiJSUzI1NiJ9.e30.x, /api/{}",
    "/api/a/b/c/d/e/f/g, /api/a/b/c/d/e",
    "/api/, /api",
    "/, /{}"
  })
  void onlyPlainWordsAreTold(String path, String told) {
    assertEquals(told, PathTemplate.of(path));
  }
}
