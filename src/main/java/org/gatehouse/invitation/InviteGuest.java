package org.gatehouse.invitation;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.caller.Caller;
import org.gatehouse.delivery.Deliveries;
import org.gatehouse.delivery.DeliverySettings;
import org.gatehouse.delivery.Ending;
import org.gatehouse.delivery.Sleep;
import org.gatehouse.idempotency.IdempotencyKey;
import org.gatehouse.idempotency.Intent;
import org.gatehouse.ledger.Invitation;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerConflict;
import org.gatehouse.ledger.LedgerUnavailable;
import org.gatehouse.ledger.Opening;
import org.gatehouse.ledger.State;
import org.gatehouse.ledger.Submission;
import org.gatehouse.policy.CanonicalAddress;
import org.gatehouse.policy.PolicySettings;
import org.gatehouse.problem.Refusal;
import org.gatehouse.request.InvitationRequest;
import org.gatehouse.telemetry.Meters;
import org.gatehouse.telemetry.RequestNotes;
import org.gatehouse.telemetry.Span;

/**
 * Invites one guest for one intent: records the request, has it delivered, answers.
 *
 * <p>Runs outside any transaction; the ledger's are short and over before Graph is called.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InviteGuest {
  private static final int MOST_CONFLICTS = 5;
  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration LAST_LOOKS = Duration.ofSeconds(1);

  @Inject DeliverySettings settings;
  @Inject PolicySettings policy;
  @EJB Ledger ledger;
  @Inject Deliveries deliveries;
  @Inject Clock clock;
  @Inject Sleep sleep;
  @Inject Meters meters;
  @Inject RequestNotes notes;

  /**
   * @throws Refusal 400 when the guest is not to be invited, 500 when it could not be done; both
   *     carry the request's id
   */
  public Answer invite(
      InvitationRequest request, Caller caller, Optional<IdempotencyKey> key, Origin origin) {
    Instant deadline = clock.instant().plus(settings.answerWithin());
    Submission asked = submission(request, caller, origin);
    Intent intent = intent(request, caller, key);
    while (true) {
      Opening opening = open(asked, intent);
      notes.invitation(opening.invitation().id(), asked.emailAddress());
      if (opening instanceof Opening.Done done) {
        notes.replayed();
        return new Answer(Receipt.of(done.invitation(), done.invitation().outcome()), true);
      }
      if (opening instanceof Opening.Go go) {
        Ending ending = end(go, deadline);
        notes.graph(ending.calls(), ending.requestId());
        return answer(go.invitation(), ending);
      }
      awaitEnd(opening.invitation(), deadline);
    }
  }

  /** Policy has its say before anything is sent; what may be sent already is followed up. */
  private Ending end(Opening.Go go, Instant deadline) {
    String address = go.invitation().submission().emailAddress();
    Optional<String> forbidden = policy.domains().refusal(address);
    return forbidden.isPresent() && go.unknownSince() == null
        ? deliveries.refuse(go, forbidden.get())
        : deliveries.carryOut(go, deadline);
  }

  static Submission submission(InvitationRequest request, Caller caller, Origin origin) {
    String own = caller.address();
    String requestedBy = request.requestedBy() == null ? own : request.requestedBy();
    return new Submission(
        request.invitedUserEmailAddress(),
        request.invitedUserDisplayName(),
        request.inviteRedirectUrl(),
        request.sendInvitationMessage(),
        requestedBy,
        own != null && canonical(own).equals(canonical(requestedBy)),
        request.more(),
        new Submission.Asker(
            caller.kind().name().toLowerCase(Locale.ROOT),
            caller.tenantId(),
            caller.objectId(),
            caller.appId(),
            caller.displayName(),
            own),
        origin.sourceAddress(),
        origin.correlationId());
  }

  static Intent intent(InvitationRequest request, Caller caller, Optional<IdempotencyKey> key) {
    return Intent.of(
        caller.getName(),
        key,
        Arrays.asList(
            canonical(request.invitedUserEmailAddress()),
            request.invitedUserDisplayName(),
            request.inviteRedirectUrl(),
            Boolean.toString(request.sendInvitationMessage()),
            canonical(request.requestedBy()),
            request.more()));
  }

  /** One person in two spellings is one person; null stays null. */
  private static String canonical(String address) {
    return CanonicalAddress.of(address).text();
  }

  /** A conflict means that a twin of the request was faster; looking again finds it. */
  private Opening open(Submission asked, Intent intent) {
    for (int conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
      try {
        return meters.timed(
            Span.DATABASE,
            "open",
            () -> ledger.open(asked, intent.identity(), intent.fingerprint(), intent.keyed()));
      } catch (LedgerConflict again) {
        continue;
      } catch (LedgerUnavailable down) {
        throw notRecorded(down.getMessage());
      } catch (EJBException brokenOff) {
        notes.reason("the database broke off");
        throw Refusal.unavailable(
            "The database broke off while the request was being recorded. Repeat the request; it"
                + " is not carried out twice.");
      }
    }
    throw notRecorded("others wrote the same row first, again and again");
  }

  private Refusal notRecorded(String reason) {
    notes.reason(reason);
    return Refusal.unavailable(
        "The request could not be recorded because the database does not answer; nothing was sent"
            + " to Microsoft. Repeat the request later.");
  }

  private static Answer answer(Invitation invitation, Ending ending) {
    if (ending instanceof Ending.Invited invited) {
      return new Answer(Receipt.of(invitation, invited.outcome()), false);
    }
    if (ending instanceof Ending.Refused refused) {
      throw Refusal.badRequest(refused.message()).ofInvitation(invitation.id());
    }
    String message =
        ending instanceof Ending.Failed failed
            ? failed.message()
            : ((Ending.Open) ending).message();
    throw Refusal.unavailable(message).ofInvitation(invitation.id());
  }

  /** Waits for whoever is at it, here or on another node, until its end or our deadline. */
  private void awaitEnd(Invitation running, Instant deadline) {
    Duration pause = FIRST_LOOK;
    while (clock.instant().plus(pause).isBefore(deadline)) {
      pause(pause);
      Optional<Invitation> now = look(running);
      State state = now.map(Invitation::state).orElse(State.RECEIVED);
      if (state == State.REFUSED) {
        throw Refusal.badRequest(now.get().failure()).ofInvitation(running.id());
      }
      if (state == State.FAILED) {
        throw Refusal.unavailable(now.get().failure()).ofInvitation(running.id());
      }
      if (state == State.INVITED || now.isEmpty() || now.get().isFree(clock.instant())) {
        return;
      }
      pause = pause.compareTo(LAST_LOOKS) < 0 ? pause.multipliedBy(2) : LAST_LOOKS;
    }
    throw Refusal.unavailable(
            "The same request is still being worked on; repeat it later for its outcome.")
        .ofInvitation(running.id());
  }

  private Optional<Invitation> look(Invitation running) {
    try {
      return meters.timed(Span.DATABASE, "find", () -> ledger.find(running.id()));
    } catch (LedgerUnavailable | EJBException down) {
      return Optional.of(running);
    }
  }

  private void pause(Duration pause) {
    try {
      sleep.until(clock.instant().plus(pause));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("The service is stopping; repeat the request.");
    }
  }
}
