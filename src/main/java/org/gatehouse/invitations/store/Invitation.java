package org.gatehouse.invitations.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.platform.outbox.Event;
import org.gatehouse.platform.text.Guid;
import org.gatehouse.platform.text.SafeText;
import org.gatehouse.web.validation.CanonicalAddress;

/**
 * One request to invite a guest: a row of the table {@code invitation}.
 *
 * <pre>
 * received ──► inProgress ──► invited
 *    │          │ ▲  ├────► refused
 *    │          │ │  └────► failed ──┐
 *    │          └─┘ lease run out    │ taken up again
 *    │            ▲──────────────────┘
 * </pre>
 *
 * <p>A late confirmation by Graph, after another holder of the lease has failed, still changes
 * failed to invited.
 *
 * <p>A request that has ended may be erased: its state is kept and never changes again.
 *
 * <p>Only the methods of this class change the state. Each change needs the lease, so that a node
 * that lost it cannot overwrite the result of another.
 */
@Entity
@Table(name = "invitation")
public class Invitation {
  private static final Duration MAX_TIME_IN_PROGRESS = Duration.ofDays(1);
  private static final int MAX_CALLS = 20;
  private static final int MAX_FAILURE_LENGTH = 1000;
  static final int MAX_NOTE_LENGTH = 200;
  private static final int MAX_NAME_LENGTH = 256;
  static final int MAX_REQUEST_ID_LENGTH = 128;
  private static final String ERASED = "personal data erased";
  private static final String ERASED_FAILURE = "The reason was erased with the personal data.";

  /** Ids and words of others: GUIDs in fact, but nothing of theirs may keep an end from the row. */
  static final int MAX_WORD_LENGTH = 64;

  @Id private String id;

  @Version private int version;

  @Column(name = "intent")
  private String intent;

  @Column(name = "fingerprint")
  private String fingerprint;

  @Column(name = "keyed")
  private boolean keyed;

  @Column(name = "email_address")
  private String emailAddress;

  @Column(name = "email_canonical")
  private String emailCanonical;

  @Column(name = "email_domain")
  private String emailDomain;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "redirect_url")
  private String redirectUrl;

  @Column(name = "send_message")
  private boolean sendMessage;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_by_canonical")
  private String requestedByCanonical;

  @Column(name = "requested_by_proved")
  private boolean requestedByProved;

  @Column(name = "more")
  private String more;

  @Column(name = "caller_kind")
  private String callerKind;

  @Column(name = "caller_tenant_id")
  private String callerTenantId;

  @Column(name = "caller_object_id")
  private String callerObjectId;

  @Column(name = "caller_app_id")
  private String callerAppId;

  @Column(name = "caller_name")
  private String callerName;

  @Column(name = "caller_address")
  private String callerAddress;

  @Column(name = "source_address")
  private String sourceAddress;

  @Column(name = "correlation_id")
  private String correlationId;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private InvitationState state;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  @Column(name = "in_progress_since")
  private Instant inProgressSince;

  @Column(name = "unknown_since")
  private Instant unknownSince;

  @Column(name = "attempt")
  private int attempt;

  @Column(name = "calls")
  private int calls;

  @Column(name = "calls_before")
  private int callsBefore;

  @Column(name = "events")
  private int events;

  /** Null when there are none: the constructor that EclipseLink weaves in sets no fields. */
  @Transient private List<Event> newEvents;

  @Column(name = "graph_invitation_id")
  private String graphInvitationId;

  @Column(name = "guest_id")
  private String guestId;

  @Column(name = "redeem_url")
  private String redeemUrl;

  @Column(name = "status")
  private String status;

  @Column(name = "graph_request_id")
  private String graphRequestId;

  @Column(name = "failure")
  private String failure;

  /** The types of events. */
  private enum Change {
    RECEIVED(InvitationState.RECEIVED),
    CLAIMED(InvitationState.IN_PROGRESS),
    LEFT_OPEN(InvitationState.IN_PROGRESS),
    INVITED(InvitationState.INVITED),
    REFUSED(InvitationState.REFUSED),
    FAILED(InvitationState.FAILED),
    /** The state stays. */
    ERASED(null);

    private final InvitationState state;

    Change(InvitationState state) {
      this.state = state;
    }
  }

  /** For JPA. */
  protected Invitation() {}

  private Invitation(UUID id, NewInvitation asked, Instant now) {
    this.id = id.toString();
    this.intent = this.id;
    this.emailAddress = asked.emailAddress();
    CanonicalAddress guest = CanonicalAddress.of(asked.emailAddress());
    this.emailCanonical = guest.text();
    this.emailDomain = guest.domain();
    this.displayName = asked.displayName();
    this.redirectUrl = asked.redirectUrl();
    this.sendMessage = asked.sendMessage();
    this.requestedBy = asked.requestedBy();
    this.requestedByCanonical = CanonicalAddress.of(asked.requestedBy()).text();
    this.requestedByProved = asked.requestedByProved();
    this.more = asked.more();
    this.callerKind = asked.caller().kind();
    this.callerTenantId = asked.caller().tenantId();
    this.callerObjectId = SafeText.oneLine(asked.caller().objectId(), MAX_WORD_LENGTH);
    this.callerAppId = SafeText.oneLine(asked.caller().appId(), MAX_WORD_LENGTH);
    this.callerName = SafeText.oneLine(asked.caller().name(), MAX_NAME_LENGTH);
    this.callerAddress = asked.caller().address();
    this.sourceAddress = SafeText.oneLine(asked.sourceAddress(), MAX_WORD_LENGTH);
    this.correlationId = SafeText.oneLine(asked.correlationId(), MAX_REQUEST_ID_LENGTH);
    this.receivedAt = now;
    move(Change.RECEIVED, now, null);
  }

  /** Creates a received request. */
  static Invitation received(UUID id, NewInvitation asked, Instant now) {
    return new Invitation(id, asked, now);
  }

  /**
   * Ties the request to what makes another one its repeat.
   *
   * @param identity unique among all requests
   */
  void means(String identity, String fingerprint, boolean keyed) {
    this.intent = identity;
    this.fingerprint = fingerprint;
    this.keyed = keyed;
  }

  /** Lets the next request of the same intent be a new one. */
  void releaseIdempotency() {
    intent = id;
  }

  /** Starts a new lease; the caller has checked that no other is valid. */
  Lease claim(Instant now, Duration lease, String note) {
    if (!isFree(now)) {
      throw new IllegalStateException(id + " is " + state.word());
    }
    if (state != InvitationState.IN_PROGRESS) {
      inProgressSince = now;
      callsBefore = calls;
    }
    attempt++;
    unknownSince = null;
    leaseUntil = now.plus(lease);
    finishedAt = null;
    failure = null;
    move(Change.CLAIMED, now, note);
    return new Lease(id(), attempt, leaseUntil);
  }

  /**
   * Since when a call may have taken effect without our knowing; null when none can have.
   *
   * <p>A crashed holder may have called Graph until its lease ended.
   */
  Instant unknownSince() {
    return state == InvitationState.IN_PROGRESS && unknownSince == null ? leaseUntil : unknownSince;
  }

  /**
   * Whether finding out has gone on for long enough, or with enough calls, each of which may have
   * sent a mail. A service that was down all the time tries once first.
   */
  boolean isExhausted(Instant now) {
    boolean tooLong = attempt > 1 && inProgressSince.plus(MAX_TIME_IN_PROGRESS).isBefore(now);
    return tooLong || calls - callsBefore >= MAX_CALLS;
  }

  /**
   * Whether the lease can be had: nobody works on it, it was neither granted nor refused, and what
   * was asked is still known.
   */
  public boolean isFree(Instant now) {
    return switch (state) {
      case RECEIVED -> true;
      case FAILED -> erasedAt == null;
      case IN_PROGRESS -> !leaseUntil.isAfter(now);
      case INVITED, REFUSED -> false;
    };
  }

  boolean isHeldBy(Lease lease) {
    return state == InvitationState.IN_PROGRESS && attempt == lease.attempt();
  }

  /** Whether Graph's confirmation may be written, also a late one. */
  boolean mayBeInvited() {
    return state.mayBecome(InvitationState.INVITED) && erasedAt == null;
  }

  void invited(Instant now, GraphConfirmation outcome, int calls) {
    GraphConfirmation truncated = outcome.truncated();
    close(Change.INVITED, now, truncated.note(), truncated.requestId(), calls);
    this.graphInvitationId = truncated.graphInvitationId();
    this.guestId = truncated.guestId();
    this.redeemUrl = truncated.redeemUrl();
    this.status = truncated.status();
    this.failure = null;
  }

  /** Nothing was invited, so the same question may be asked anew. */
  void refused(Instant now, String message, String requestId, int calls) {
    close(Change.REFUSED, now, message, requestId, calls);
    this.failure = SafeText.oneLine(message, MAX_FAILURE_LENGTH);
    releaseIdempotency();
  }

  void failed(Instant now, String message, String requestId, int calls) {
    close(Change.FAILED, now, message, requestId, calls);
    this.failure = SafeText.oneLine(message, MAX_FAILURE_LENGTH);
  }

  /**
   * Ends what could not be found out.
   *
   * @param since when the outcome of a call was lost; a repeat finds out first
   */
  void abandon(Instant now, String message, Instant since) {
    failed(now, message, null, 0);
    this.unknownSince = since;
  }

  /**
   * Leaves the request to recovery because its outcome is not known yet.
   *
   * @param since when the outcome of a call was lost
   */
  void markUnknown(Instant now, String message, Instant since, int calls) {
    if (state != InvitationState.IN_PROGRESS) {
      throw new IllegalStateException(id + " is " + state.word());
    }
    move(Change.LEFT_OPEN, now, message);
    this.unknownSince = since.truncatedTo(ChronoUnit.MICROS);
    this.failure = SafeText.oneLine(message, MAX_FAILURE_LENGTH);
    this.calls += calls;
    this.leaseUntil = now;
  }

  /**
   * Forgets every person: the guest, who asked, and whose connection it was. That there was a
   * request, by which application or user id, when, and the result, is kept.
   *
   * <p>The intent goes too, since it can be guessed from an address: what was a repeat is a new
   * request from now on.
   */
  void erase(Instant now) {
    if (!state.isFinal() || erasedAt != null) {
      throw new IllegalStateException(id + " is " + state.word() + " or erased");
    }
    releaseIdempotency();
    fingerprint = null;
    emailAddress = null;
    emailCanonical = null;
    emailDomain = null;
    displayName = null;
    redirectUrl = null;
    requestedBy = null;
    requestedByCanonical = null;
    requestedByProved = false;
    more = "{}";
    callerName = null;
    callerAddress = null;
    sourceAddress = null;
    correlationId = null;
    guestId = null;
    redeemUrl = null;
    failure = failure == null ? null : ERASED_FAILURE;
    note(Change.ERASED, now, ERASED);
    erasedAt = now;
  }

  private void close(Change end, Instant now, String note, String requestId, int calls) {
    move(end, now, note);
    this.graphRequestId = SafeText.oneLine(requestId, MAX_REQUEST_ID_LENGTH);
    this.calls += calls;
    this.leaseUntil = null;
    this.finishedAt = now;
  }

  private void move(Change change, Instant now, String note) {
    InvitationState next = change.state;
    if (state != null && !state.mayBecome(next)) {
      throw new IllegalStateException(id + " is " + state.word() + ", not to be " + next.word());
    }
    state = next;
    note(change, now, note);
  }

  private void note(Change change, Instant now, String note) {
    events++;
    newEvents = newEvents == null ? new ArrayList<>() : newEvents;
    newEvents.add(
        new Event(
            id, events, now, change.name(), state.name(), SafeText.oneLine(note, MAX_NOTE_LENGTH)));
  }

  /** The id that a text spells; empty for what only looks like one. */
  public static Optional<UUID> id(String text) {
    // UUID.fromString takes shorter groups.
    return Guid.is(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  public InvitationState state() {
    return state;
  }

  /** What has happened since this was last asked, to be written in the same transaction. */
  List<Event> takeNewEvents() {
    List<Event> taken = newEvents == null ? List.of() : newEvents;
    newEvents = null;
    return taken;
  }

  public NewInvitation submission() {
    return new NewInvitation(
        emailAddress,
        displayName,
        redirectUrl,
        sendMessage,
        requestedBy,
        requestedByProved,
        more,
        new NewInvitation.CallerSnapshot(
            callerKind, callerTenantId, callerObjectId, callerAppId, callerName, callerAddress),
        sourceAddress,
        correlationId);
  }

  /** The confirmation by Graph; null unless invited. */
  public GraphConfirmation outcome() {
    return state == InvitationState.INVITED
        ? new GraphConfirmation(graphInvitationId, guestId, redeemUrl, status, graphRequestId, null)
        : null;
  }

  public String fingerprint() {
    return fingerprint;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  /** When it came to its end; null while it has not. */
  public Instant finishedAt() {
    return finishedAt;
  }

  /** When its personal data was erased; null while it has not been. */
  public Instant erasedAt() {
    return erasedAt;
  }

  /** How many calls to Graph's invitations are on record. */
  public int calls() {
    return calls;
  }

  /** Graph's id of the deciding call, null when there was none. */
  public String graphRequestId() {
    return graphRequestId;
  }

  /** Why it was refused, failed or is still open; null when all is well. */
  public String failure() {
    return failure;
  }
}
