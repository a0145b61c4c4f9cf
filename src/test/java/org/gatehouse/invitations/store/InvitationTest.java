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
    TAKE_UP(invitation -> invitation.claim(NOW, LEASE, null)),
    TAKE_UP_LATER(invitation -> invitation.claim(NOW.plus(LEASE), LEASE, null)),
    INVITED(
        invitation ->
            invitation.invited(NOW, new GraphConfirmation("i", "g", "l", "s", "r", null), 1)),
    REFUSED(invitation -> invitation.refused(NOW, "no", "r", 1)),
    FAILED(invitation -> invitation.failed(NOW, "not now", "r", 1)),
    LEFT_OPEN(invitation -> invitation.markUnknown(NOW, "who knows", NOW, 1));

    private final Consumer<Invitation> on;

    Act(Consumer<Invitation> on) {
      this.on = on;
    }
  }

  private static Invitation in(InvitationState state) {
    Invitation invitation = Invitation.received(UUID.randomUUID(), ASKED, NOW);
    if (state != InvitationState.RECEIVED) {
      invitation.claim(NOW, LEASE, null);
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
    "RECEIVED,  TAKE_UP,       IN_PROGRESS",
    "RECEIVED,  INVITED,       -",
    "RECEIVED,  REFUSED,       -",
    "RECEIVED,  FAILED,        -",
    "RECEIVED,  LEFT_OPEN,     -",
    "IN_PROGRESS, TAKE_UP,       -",
    "IN_PROGRESS, TAKE_UP_LATER, IN_PROGRESS",
    "IN_PROGRESS, INVITED,       INVITED",
    "IN_PROGRESS, REFUSED,       REFUSED",
    "IN_PROGRESS, FAILED,        FAILED",
    "IN_PROGRESS, LEFT_OPEN,     IN_PROGRESS",
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
    "FAILED,    TAKE_UP,       IN_PROGRESS",
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
    assertEquals(NOW, invitation.finishedAt());
    assertEquals(1, invitation.calls());
    assertNull(invitation.unknownSince());
    assertTrue(end.isFinal());
  }

  @Test
  void takingUpAgainWipesTheFormerEnd() {
    Invitation invitation = in(InvitationState.FAILED);
    assertEquals("not now", invitation.failure());
    invitation.claim(NOW, LEASE, "again");
    assertNull(invitation.failure());
    assertNull(invitation.finishedAt());
  }

  @Test
  void theOutcomeIsSeenOfInvitedRequestsOnly() {
    assertEquals("l", in(InvitationState.INVITED).outcome().redeemUrl());
    assertNull(in(InvitationState.FAILED).outcome());
  }

  @Test
  void eachTakingUpMakesTheFormerLeaseWorthless() {
    Invitation invitation = in(InvitationState.RECEIVED);
    Lease first = invitation.claim(NOW, LEASE, null);
    assertTrue(invitation.isHeldBy(first));
    Lease second = invitation.claim(NOW.plus(LEASE), LEASE, null);
    assertEquals(first.attempt() + 1, second.attempt());
    assertTrue(invitation.isHeldBy(second));
    assertEquals(false, invitation.isHeldBy(first));
  }
}
