package org.gatehouse.invitations.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.gatehouse.platform.outbox.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InvitationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(105);
  private static final NewInvitation ASKED = Submissions.of("john.doe@gmail.com");

  private enum Act {
    TAKE_UP(invitation -> invitation.takeUp(NOW, LEASE, null)),
    TAKE_UP_LATER(invitation -> invitation.takeUp(NOW.plus(LEASE), LEASE, null)),
    INVITED(
        invitation ->
            invitation.invited(NOW, new GraphConfirmation("i", "g", "l", "s", "r", null), 1)),
    REFUSED(invitation -> invitation.refused(NOW, "no", "r", 1)),
    FAILED(invitation -> invitation.failed(NOW, "not now", "r", 1)),
    LEFT_OPEN(invitation -> invitation.leftOpen(NOW, "who knows", NOW, 1));

    private final Consumer<Invitation> on;

    Act(Consumer<Invitation> on) {
      this.on = on;
    }
  }

  private static Invitation in(InvitationState state) {
    Invitation invitation = Invitation.received(UUID.randomUUID(), ASKED, NOW);
    if (state != InvitationState.RECEIVED) {
      invitation.takeUp(NOW, LEASE, null);
    }
    switch (state) {
      case INVITED -> Act.INVITED.on.accept(invitation);
      case REFUSED -> Act.REFUSED.on.accept(invitation);
      case FAILED -> Act.FAILED.on.accept(invitation);
      default -> {}
    }
    assertEquals(state, invitation.state());
    return invitation;
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED,  TAKE_UP,       UNDER_WAY",
    "RECEIVED,  INVITED,       -",
    "RECEIVED,  REFUSED,       -",
    "RECEIVED,  FAILED,        -",
    "RECEIVED,  LEFT_OPEN,     -",
    "UNDER_WAY, TAKE_UP,       -",
    "UNDER_WAY, TAKE_UP_LATER, UNDER_WAY",
    "UNDER_WAY, INVITED,       INVITED",
    "UNDER_WAY, REFUSED,       REFUSED",
    "UNDER_WAY, FAILED,        FAILED",
    "UNDER_WAY, LEFT_OPEN,     UNDER_WAY",
    "INVITED,   TAKE_UP_LATER, -",
    "INVITED,   INVITED,       -",
    "INVITED,   REFUSED,       -",
    "INVITED,   FAILED,        -",
    "INVITED,   LEFT_OPEN,     -",
    "REFUSED,   TAKE_UP_LATER, -",
    "REFUSED,   INVITED,       -",
    "REFUSED,   REFUSED,       -",
    "REFUSED,   FAILED,        -",
    "REFUSED,   LEFT_OPEN,     -",
    "FAILED,    TAKE_UP,       UNDER_WAY",
    "FAILED,    INVITED,       INVITED",
    "FAILED,    REFUSED,       -",
    "FAILED,    FAILED,        -",
    "FAILED,    LEFT_OPEN,     -"
  })
  void everyMoveLeadsWhereItMayOrNowhere(InvitationState from, Act act, String to) {
    Invitation invitation = in(from);
    invitation.takeNewEvents();
    if (to.equals("-")) {
      assertThrows(IllegalStateException.class, () -> act.on.accept(invitation));
      assertEquals(from, invitation.state());
      assertEquals(List.of(), invitation.takeNewEvents());
    } else {
      act.on.accept(invitation);
      assertEquals(InvitationState.valueOf(to), invitation.state());
      assertEquals(List.of(to), invitation.takeNewEvents().stream().map(Event::state).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INVITED", "REFUSED", "FAILED"})
  void anEndHasATimeAndNoLease(InvitationState end) {
    Invitation invitation = in(end);
    assertEquals(NOW, invitation.closedAt());
    assertEquals(1, invitation.calls());
    assertNull(invitation.unknownSince());
    assertTrue(end.isFinal());
  }

  @Test
  void takingUpAgainWipesTheFormerEnd() {
    Invitation invitation = in(InvitationState.FAILED);
    assertEquals("not now", invitation.failure());
    invitation.takeUp(NOW, LEASE, "again");
    assertNull(invitation.failure());
    assertNull(invitation.closedAt());
  }

  @Test
  void theOutcomeIsSeenOfInvitedRequestsOnly() {
    assertEquals("l", in(InvitationState.INVITED).outcome().redeemUrl());
    assertNull(in(InvitationState.FAILED).outcome());
  }

  @Test
  void eachTakingUpMakesTheFormerLeaseWorthless() {
    Invitation invitation = in(InvitationState.RECEIVED);
    Lease first = invitation.takeUp(NOW, LEASE, null);
    assertTrue(invitation.isHeldBy(first));
    Lease second = invitation.takeUp(NOW.plus(LEASE), LEASE, null);
    assertEquals(first.attempt() + 1, second.attempt());
    assertTrue(invitation.isHeldBy(second));
    assertEquals(false, invitation.isHeldBy(first));
  }
}
