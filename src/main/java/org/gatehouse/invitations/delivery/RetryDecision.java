package org.gatehouse.invitations.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntFunction;
import org.gatehouse.microsoft.graph.GraphException;
import org.gatehouse.web.errors.ErrorCode;

/**
 * What to do after a failed call to Graph.
 *
 * <p>Sources: Graph, "Microsoft Graph error responses and resource types" and "Throttling
 * guidance"; messages as seen in public issue threads. Each guard stands before the more general
 * ones that it takes cases from.
 */
sealed interface RetryDecision {
  /** Nothing took effect: try again after a while. */
  record Retry(Duration pause, ErrorCode code, String why) implements RetryDecision {}

  /** It may have taken effect: look for the guest first. */
  record LookUp(String why) implements RetryDecision {}

  /** The request is the reason: the caller has to change it. */
  record Refuse(String message) implements RetryDecision {}

  /** The tenant or this service is the reason, and trying again does not help now. */
  record Fail(ErrorCode code, String message) implements RetryDecision {}

  /** The tenant takes no invitations until an administrator acts. */
  record OpenCircuit(String message) implements RetryDecision {}

  /**
   * @param backoff the wait after so many failures, used where Graph names none
   * @param failures how many calls have failed, this one included
   */
  static RetryDecision after(GraphException failure, int failures, IntFunction<Duration> backoff) {
    int status = failure.status();
    String said = failure.getMessage();
    String lower = said.toLowerCase(Locale.ROOT);

    if (status == 400) {
      return new Refuse(GraphRejections.sentence(lower) + " Microsoft Graph says: " + said);
    }
    if (status == 401 && failure.code().equals("InvalidAuthenticationToken")) {
      return new Fail(
          ErrorCode.GRAPH_TOKEN_REJECTED,
          "Microsoft Graph does not take this service's token; check that entra.authority and"
              + " graph.endpoint belong to the same cloud. Microsoft Graph says: "
              + said);
    }
    if (status == 401) {
      return new Fail(
          ErrorCode.GRAPH_PERMISSION_MISSING,
          "Microsoft Graph does not let this service invite guests: an administrator must grant its"
              + " app registration the application permission User.Invite.All."
              + " Microsoft Graph says: "
              + said);
    }
    if (status == 403 && lower.contains("suspicious activity")) {
      return new OpenCircuit(
          "Microsoft has blocked invitations for this tenant because of suspicious activity; an"
              + " administrator must ask Microsoft's support to lift the block."
              + " Microsoft Graph says: "
              + said);
    }
    if (status == 403 && lower.contains("guest invitations not allowed")) {
      return new OpenCircuit(
          "The tenant does not allow guest invitations; an administrator must allow them in Entra"
              + " under External collaboration settings. Microsoft Graph says: "
              + said);
    }
    if (status == 429) {
      return new Retry(
          pause(failure, failures, backoff),
          ErrorCode.GRAPH_THROTTLED,
          "Microsoft Graph throttles this tenant (HTTP 429).");
    }
    if (status >= 400 && status < 500) {
      return new Fail(
          ErrorCode.GRAPH_FAILED,
          "Microsoft Graph refused the call (HTTP " + status + "). Microsoft Graph says: " + said);
    }
    if (status == 500 && lower.contains("unable to find target address")) {
      return new Fail(
          ErrorCode.GRAPH_FAILED,
          "Microsoft Graph cannot invite from this tenant; check that entra.tenant-id names an"
              + " organization's tenant. Microsoft Graph says: "
              + said);
    }
    if (failure.effect() == GraphException.Effect.UNKNOWN) {
      return new LookUp(
          sentence(
              status == 0
                  ? "Microsoft Graph did not answer: " + said
                  : "Microsoft Graph did not answer as it should (HTTP " + status + "): " + said));
    }
    if (status == 503 || status == 504) {
      return new Retry(
          pause(failure, failures, backoff),
          ErrorCode.GRAPH_UNAVAILABLE,
          "Microsoft Graph is not available (HTTP " + status + ").");
    }
    if (status == 0) {
      return new Retry(
          backoff.apply(failures),
          ErrorCode.GRAPH_UNAVAILABLE,
          sentence("Microsoft Graph cannot be reached: " + said));
    }
    return new Fail(ErrorCode.GRAPH_FAILED, "Microsoft Graph could not invite the guest: " + said);
  }

  /** As Graph asks; a Retry-After of 0 would have it called without any pause. */
  private static Duration pause(
      GraphException failure, int failures, IntFunction<Duration> backoff) {
    return failure
        .retryAfter()
        .filter(asked -> !asked.isZero())
        .orElseGet(() -> backoff.apply(failures));
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
