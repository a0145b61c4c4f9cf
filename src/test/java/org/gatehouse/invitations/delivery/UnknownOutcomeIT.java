package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.gatehouse.sandbox.Guest;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Graph's answer was lost: the guest is invited all the same, and gets one mail. */
@Tag("per-server")
class UnknownOutcomeIT extends ContainerCase {
  private static final String SIGN_IN =
      "https://myapps.microsoft.com/?tenantid=" + Sandbox.TENANT_ID;

  private final String address = someone();

  @ParameterizedTest
  @EnumSource(
      names = {
        "BROKEN_AFTER_EFFECT",
        "HANG_AFTER_EFFECT",
        "INTERNAL_ERROR_AFTER_EFFECT",
        "CUT_OFF",
        "EMPTY",
        "ENDLESS_BODY",
        "TRICKLE",
        "DEEP_JSON"
      })
  void mailThatWentOutIsNotSentAgainAndItsLinkLives(SimulatedResponse lost) {
    sandbox.behaviour().invitations().next(lost);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(SIGN_IN, reply.json().getString("inviteRedeemUrl"));
    assertEquals("PendingAcceptance", reply.json().getString("status"));
    assertEquals(guest().id(), reply.json().getString("invitedUserId"));
    assertEquals(1, guest().mails());
    assertEquals(1, guest().links());
    assertTrue(guest().linkInMailIsValid());
    assertEquals(
        "answer lost; the guest was found in the directory", lastMove(reply).getString("message"));
    assertEquals(List.of(), warnings());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "BROKEN_AFTER_EFFECT",
        "HANG_AFTER_EFFECT",
        "INTERNAL_ERROR_AFTER_EFFECT",
        "CUT_OFF",
        "EMPTY"
      })
  void withoutMailTheCallerGetsAFreshLink(SimulatedResponse lost) {
    sandbox.behaviour().invitations().next(lost);
    Reply reply = gatehouse.invite(inviter(), body(address, false));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(guest().validLink(), reply.json().getString("inviteRedeemUrl"));
    assertEquals(2, guest().links());
    assertEquals(0, guest().mails());
    assertEquals(2, gatehouse.stored(reply.id(), reader()).json().getInt("graphCalls"));
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN_BEFORE_EFFECT", "HANG", "INTERNAL_ERROR", "BAD_GATEWAY", "HTML"})
  void whatHadNoEffectIsRepeatedOnce(SimulatedResponse lost) {
    sandbox.behaviour().invitations().next(lost);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(guest().validLink(), reply.json().getString("inviteRedeemUrl"));
    assertEquals(1, guest().mails());
    assertEquals(1, guest().links());
  }

  /** PostgreSQL stores no U+0000; what is refused for ever would be invited again and again. */
  @Test
  void controlCharactersOfGraphAreRecordedNowhere() {
    sandbox.behaviour().invitations().next(SimulatedResponse.CONTROL_CHARACTERS);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals("PendingAcceptance", reply.json().getString("status"));
    assertEquals(guest().validLink(), reply.json().getString("inviteRedeemUrl"));
    assertEquals("invited", gatehouse.stored(reply.id(), reader()).json().getString("state"));
    assertEquals(1, guest().mails());
    assertEquals(List.of(), warnings());
  }

  @Test
  void linkThatIsNoHttpsUrlIsReplacedAndTheHistorySaysSo() {
    sandbox.behaviour().invitations().next(SimulatedResponse.UNSAFE_LINK);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(SIGN_IN, reply.json().getString("inviteRedeemUrl"));
    assertEquals(
        "redeem URL of Graph not usable; the answer has the tenant's sign-in link",
        lastMove(reply).getString("message"));
    assertEquals(1, guest().mails());
  }

  @Test
  void guestWhoShowsUpLateIsWaitedFor() {
    sandbox
        .behaviour()
        .directoryLag(Duration.ofSeconds(1))
        .invitations()
        .next(SimulatedResponse.BROKEN_AFTER_EFFECT);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(SIGN_IN, reply.json().getString("inviteRedeemUrl"));
    assertEquals(1, guest().mails());
  }

  @Test
  void directoryThatFailsIsAskedAgain() {
    sandbox.behaviour().invitations().next(SimulatedResponse.BROKEN_AFTER_EFFECT);
    sandbox
        .behaviour()
        .users()
        .next(SimulatedResponse.UNAVAILABLE, SimulatedResponse.BROKEN_BEFORE_EFFECT);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(1, guest().mails());
  }

  @Test
  void appThatMayNotReadUsersInvitesAgain() {
    sandbox.behaviour().invitations().next(SimulatedResponse.BROKEN_AFTER_EFFECT);
    sandbox.behaviour().users().always(SimulatedResponse.PERMISSION_MISSING);
    Reply reply = gatehouse.invite(inviter(), body(address, true));

    assertEquals(201, reply.status(), reply.text());
    assertEquals(guest().validLink(), reply.json().getString("inviteRedeemUrl"));
    assertEquals(2, guest().mails());
  }

  private Guest guest() {
    return sandbox.directory().guest(address).orElseThrow();
  }

  private JsonObject lastMove(Reply reply) {
    List<JsonObject> moves =
        gatehouse
            .stored(reply.id(), reader())
            .json()
            .getJsonArray("history")
            .getValuesAs(JsonObject.class);
    return moves.get(moves.size() - 1);
  }
}
