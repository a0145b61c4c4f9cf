package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor mask = new Redactor(false);
  private final Redactor open = new Redactor(true);

  @Test
  void ofAnAddressOnlyTheDomainIsLeft() {
    assertEquals("***@example.com", mask.text("jane.doe@example.com"));
    assertEquals("the guest '***@example.com' is", mask.text("the guest 'a+b@example.com' is"));
  }

  @Test
  void peopleAreNamedOnDemandOnly() {
    assertNull(mask.person("Jane"));
    assertEquals("Jane", open.person("Jane"));
    assertEquals("jane@example.com", open.text("jane@example.com"));
  }

  @Test
  void tokensAndLinksAreNeverTold() {
    for (Redactor each : new Redactor[] {mask, open}) {
      assertEquals("see …", each.text("see https://login.example/redeem?rd=1"));
      assertEquals("Bearer … is", each.text("Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl is"));
    }
  }
}
