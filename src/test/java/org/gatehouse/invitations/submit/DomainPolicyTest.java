package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.web.validation.DomainName;
import org.junit.jupiter.api.Test;

class DomainPolicyTest {
  @Test
  void withoutListsEveryDomainIsAllowed() {
    assertEquals(Optional.empty(), policy("", "").refusal("john@example.com"));
  }

  @Test
  void onlyAllowedDomainsAndTheirSubdomainsAreInvited() {
    DomainPolicy policy = policy("example.com partner.org", "");
    assertEquals(Optional.empty(), policy.refusal("john@example.com"));
    assertEquals(Optional.empty(), policy.refusal("john@eu.partner.org"));
    assertEquals(
        Optional.of("Guests from badexample.com are not among those that policy allows."),
        policy.refusal("john@badexample.com"));
    assertEquals(
        Optional.of("Guests from example.com.evil.net are not among those that policy allows."),
        policy.refusal("john@example.com.evil.net"));
  }

  @Test
  void blockedWinsOverAllowed() {
    DomainPolicy policy = policy("example.com", "bad.example.com");
    assertEquals(
        Optional.of("Guests from very.bad.example.com are blocked by policy."),
        policy.refusal("john@very.bad.example.com"));
    assertEquals(Optional.empty(), policy.refusal("john@good.example.com"));
  }

  @Test
  void caseAndInternationalFormMakeNoDifference() {
    DomainPolicy policy = policy("", "BÜCHER.de");
    assertEquals(
        Optional.of("Guests from xn--bcher-kva.de are blocked by policy."),
        policy.refusal("john@XN--bcher-KVA.de"));
    assertEquals(
        Optional.of("Guests from xn--bcher-kva.de are blocked by policy."),
        policy.refusal("john@bücher.DE"));
  }

  private static DomainPolicy policy(String allowed, String blocked) {
    return new DomainPolicy(names(allowed), names(blocked));
  }

  private static List<DomainName> names(String list) {
    return Arrays.stream(list.split(" ")).flatMap(name -> DomainName.of(name).stream()).toList();
  }
}
