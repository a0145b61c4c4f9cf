package org.gatehouse.invitations.submit;

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
import org.gatehouse.invitations.delivery.DeliveryResult;
import org.gatehouse.invitations.delivery.DeliveryService;
import org.gatehouse.invitations.delivery.DeliverySettings;
import org.gatehouse.invitations.delivery.Sleeper;
import org.gatehouse.invitations.store.IntakeResult;
import org.gatehouse.invitations.store.Invitation;
import org.gatehouse.invitations.store.InvitationState;
import org.gatehouse.invitations.store.InvitationStore;
import org.gatehouse.invitations.store.NewInvitation;
import org.gatehouse.platform.database.DatabaseConflictException;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.security.Caller;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.validation.CanonicalAddress;

/**
 * Invites one guest for one intent: records the request, has it delivered, answers.
 *
 * <p>Runs outside any transaction; those of the store are short and end before Graph is called.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InviteGuest {
  private static final int MAX_CONFLICTS = 5;
  private static final Duration FIRST_LOOK = Duration.ofMillis(50);
  private static final Duration LAST_LOOKS = Duration.ofSeconds(1);

  @Inject DeliverySettings settings;
  @Inject PolicySettings policy;
  @EJB InvitationStore store;
  @Inject DeliveryService deliveries;
  @Inject Clock clock;
  @Inject Sleeper sleep;
  @Inject Metrics metrics;
  @Inject RequestContext notes;

  /**
   * @throws ApiException 400 when the guest is not to be invited, 500 when it could not be done;
   *     both carry the request's id
   */
  public InviteResult invite(
      InvitationRequest request,
      Caller caller,
      Optional<IdempotencyKey> key,
      RequestOrigin origin) {
    Instant deadline = clock.instant().plus(settings.answerWithin());
    NewInvitation asked = submission(request, caller, origin);
    Intent intent = intent(request, caller, key);
    while (true) {
      IntakeResult opening = open(asked, intent);
      notes.invitation(opening.invitation().id(), asked.emailAddress());
      if (opening instanceof IntakeResult.Completed done) {
        notes.replayed();
        return new InviteResult(
            InvitationResponse.of(done.invitation(), done.invitation().outcome()), true);
      }
      if (opening instanceof IntakeResult.Acquired go) {
        DeliveryResult ending = end(go, deadline);
        notes.graph(ending.calls(), ending.requestId());
        return answer(go.invitation(), ending);
      }
      awaitEnd(opening.invitation(), deadline);
    }
  }

  /** Policy has its say before anything is sent; what may be sent already is followed up. */
  private DeliveryResult end(IntakeResult.Acquired go, Instant deadline) {
    String address = go.invitation().submission().emailAddress();
    Optional<String> forbidden = policy.domains().refusal(address);
    return forbidden.isPresent() && go.unknownSince() == null
        ? deliveries.refuse(go, forbidden.get())
        : deliveries.carryOut(go, deadline);
  }

  static NewInvitation submission(InvitationRequest request, Caller caller, RequestOrigin origin) {
    String own = caller.address();
    String requestedBy = request.requestedBy() == null ? own : request.requestedBy();
    return new NewInvitation(
        request.invitedUserEmailAddress(),
        request.invitedUserDisplayName(),
        request.inviteRedirectUrl(),
        request.sendInvitationMessage(),
        requestedBy,
        own != null && canonical(own).equals(canonical(requestedBy)),
        request.more(),
        new NewInvitation.CallerSnapshot(
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
  private IntakeResult open(NewInvitation asked, Intent intent) {
    for (int conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
      try {
        return metrics.timed(
            TimerName.DATABASE,
            "open",
            () -> store.open(asked, intent.identity(), intent.fingerprint(), intent.keyed()));
      } catch (DatabaseConflictException again) {
        continue;
      } catch (DatabaseUnavailableException down) {
        throw notRecorded(down.getMessage());
      } catch (EJBException brokenOff) {
        notes.reason("the database broke off");
        throw ApiException.of(
            ErrorCode.DATABASE_UNAVAILABLE,
            "The database broke off while the request was being recorded. Repeat the request; it"
                + " is not carried out twice.");
      }
    }
    throw notRecorded("others wrote the same row first, again and again");
  }

  private ApiException notRecorded(String reason) {
    notes.reason(reason);
    return ApiException.of(
        ErrorCode.DATABASE_UNAVAILABLE,
        "The request could not be recorded because the database does not answer; nothing was sent"
            + " to Microsoft. Repeat the request later.");
  }

  private static InviteResult answer(Invitation invitation, DeliveryResult ending) {
    if (ending instanceof DeliveryResult.Invited invited) {
      return new InviteResult(InvitationResponse.of(invitation, invited.outcome()), false);
    }
    if (ending instanceof DeliveryResult.Refused refused) {
      throw ApiException.of(refused.code(), refused.message()).ofInvitation(invitation.id());
    }
    if (ending instanceof DeliveryResult.Failed failed) {
      throw ApiException.of(failed.code(), failed.message()).ofInvitation(invitation.id());
    }
    String message = ((DeliveryResult.Open) ending).message();
    throw ApiException.of(ErrorCode.OUTCOME_PENDING, message).ofInvitation(invitation.id());
  }

  /**
   * Waits for the running delivery, here or on another node, until it ends or until the deadline.
   */
  private void awaitEnd(Invitation running, Instant deadline) {
    Duration pause = FIRST_LOOK;
    while (clock.instant().plus(pause).isBefore(deadline)) {
      pause(pause);
      Optional<Invitation> now = look(running);
      InvitationState state = now.map(Invitation::state).orElse(InvitationState.RECEIVED);
      if (state == InvitationState.REFUSED) {
        // Policy refuses before any call, and the record has no code.
        ErrorCode code =
            now.get().calls() == 0 ? ErrorCode.DOMAIN_NOT_ALLOWED : ErrorCode.GRAPH_REJECTED;
        throw ApiException.of(code, now.get().failure()).ofInvitation(running.id());
      }
      if (state == InvitationState.FAILED) {
        throw ApiException.of(ErrorCode.INVITATION_FAILED, now.get().failure())
            .ofInvitation(running.id());
      }
      if (state == InvitationState.INVITED || now.isEmpty() || now.get().isFree(clock.instant())) {
        return;
      }
      pause = pause.compareTo(LAST_LOOKS) < 0 ? pause.multipliedBy(2) : LAST_LOOKS;
    }
    throw ApiException.of(
            ErrorCode.OUTCOME_PENDING,
            "The same request is still being worked on; repeat it later for its outcome.")
        .ofInvitation(running.id());
  }

  private Optional<Invitation> look(Invitation running) {
    try {
      return metrics.timed(TimerName.DATABASE, "find", () -> store.find(running.id()));
    } catch (DatabaseUnavailableException | EJBException down) {
      return Optional.of(running);
    }
  }

  private void pause(Duration pause) {
    try {
      sleep.until(clock.instant().plus(pause));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw ApiException.of(
          ErrorCode.OUTCOME_PENDING, "The service is stopping; repeat the request.");
    }
  }
}
