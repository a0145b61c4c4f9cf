package org.gatehouse.invitations.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InviteGuestTest {
  private static final Caller ADELE =
      new Caller(Caller.Kind.USER, "t", "o", "a", "Adele", "Adele.Vance@Bücher.example", Set.of());

  private static InvitationRequest request(String guest, String requestedBy) {
    return new InvitationRequest(
        guest, "Guest", "https://mycompany.com/welcome", true, requestedBy, "{}");
  }

  private static Intent intent(String guest, String requestedBy) {
    return InviteGuest.intent(request(guest, requestedBy), ADELE, Optional.empty());
  }

  private static NewInvitation submission(String requestedBy) {
    return InviteGuest.submission(
        request("Jürgen@Bücher.example", requestedBy),
        ADELE,
        new RequestOrigin("192.0.2.7", "c-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "JÜRGEN@bücher.example, adele@bücher.example",
    "jürgen@xn--bcher-kva.example, Adele@XN--BCHER-KVA.example",
    "ju\u0308rgen@bu\u0308cher.example, ADELE@bu\u0308cher.example"
  })
  void theSamePeopleInAnotherSpellingAreTheSameIntent(String guest, String requestedBy) {
    assertEquals(
        intent("Jürgen@Bücher.example", "adele@Bücher.example"), intent(guest, requestedBy));
  }

  @Test
  void otherPeopleAreAnotherIntent() {
    Intent intent = intent("jürgen@bücher.example", null);
    assertNotEquals(intent, intent("jurgen@bücher.example", null));
    assertNotEquals(intent, intent("jürgen@bücher.example", "adele@bücher.example"));
  }

  @Test
  void whatIsRecordedAndSentIsTheSpellingOfTheCaller() {
    assertEquals("Jürgen@Bücher.example", submission("x@y.example").emailAddress());
    assertEquals("X@y.example", submission("X@y.example").requestedBy());
    assertEquals("Adele.Vance@Bücher.example", submission(null).requestedBy());
  }

  @Test
  void theUsersOwnAddressIsProvedInAnySpellingAndNoOtherIs() {
    assertTrue(submission(null).requestedByProved());
    assertTrue(submission("adele.vance@XN--BCHER-KVA.example").requestedByProved());
    assertFalse(submission("adele.vance@bucher.example").requestedByProved());
    assertFalse(submission("\u0131adele.vance@bücher.example").requestedByProved());
  }

  @Test
  void lettersThatOnlyShareACapitalProveNothing() {
    Caller sam =
        new Caller(Caller.Kind.USER, "t", "o", "a", "Sam", "sam@contoso.example", Set.of());
    RequestOrigin origin = new RequestOrigin("192.0.2.7", "c-1");
    NewInvitation claimed =
        InviteGuest.submission(request("g@x.example", "\u017Fam@contoso.example"), sam, origin);
    assertFalse(claimed.requestedByProved());
  }
}
