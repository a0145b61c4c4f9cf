package org.gatehouse.operations.accesslog;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gatehouse.operations.lifecycle.ServiceStopped;
import org.gatehouse.platform.jobs.Job;
import org.gatehouse.platform.telemetry.CounterName;
import org.gatehouse.platform.telemetry.LogQuota;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.platform.text.JsonFactories;
import org.gatehouse.security.AuthenticationFailed;
import org.gatehouse.security.Caller;
import org.gatehouse.web.errors.Correlation;
import org.gatehouse.web.errors.ErrorBody;

/**
 * Writes a line on every request to the category {@code org.gatehouse.requestlog}: on standard
 * output, or where the operator has attached handlers of the server to that category. With standard
 * output closed, to the server's log.
 */
@ApplicationScoped
public class AccessLog {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Held, for its handler would be collected with it. */
  private final Logger log = Logger.getLogger(AccessLog.class.getPackageName());

  private final StandardOutput output =
      new StandardOutput(new FileOutputStream(FileDescriptor.out), log);

  @Inject AccessLogSettings settings;
  @Inject Metrics metrics;
  @Inject Clock clock;

  private Redactor mask;
  private LogQuota quota;

  @PostConstruct
  void open() {
    mask = new Redactor(settings.personalData());
    quota = LogQuota.ofLines(settings.failureLines(), System::nanoTime);
    if (log.getHandlers().length == 0) {
      log.addHandler(output);
      log.setUseParentHandlers(false);
    }
  }

  @Produces
  Job summary() {
    return Job.ofNode("request log summary", WINDOW, this::tellLeftOut);
  }

  void finish(@Observes ServiceStopped stopped) {
    tellLeftOut();
  }

  @PreDestroy
  void close() {
    log.removeHandler(output);
  }

  /**
   * @param caller null when nobody was proved
   * @param took nanoseconds
   */
  RequestOutcome answered(
      HttpServletRequest request, int status, Caller caller, RequestContext.Page notes, long took) {
    RequestOutcome outcome =
        RequestOutcome.of(status, notes.invitation() != null, notes.replayed());
    write(request, status, outcome, caller, ErrorBody.told(request), notes, took);
    return outcome;
  }

  void refusedAtTheDoor(@Observes AuthenticationFailed refused) {
    HttpServletRequest request = refused.request();
    int status = refused.refusal().status();
    RequestOutcome outcome = RequestOutcome.of(status, false, false);
    metrics.record(TimerName.REQUEST, Operation.of(request), outcome.word(), refused.took());
    ErrorBody problem =
        new ErrorBody(
            refused.refusal().getMessage(), refused.refusal().code().apiName(), null, null, null);
    write(request, status, outcome, null, problem, null, refused.took());
  }

  private void write(
      HttpServletRequest request,
      int status,
      RequestOutcome outcome,
      Caller caller,
      ErrorBody problem,
      RequestContext.Page notes,
      long took) {
    Level level = outcome == RequestOutcome.FAILED ? Level.WARNING : Level.INFO;
    if (!log.isLoggable(level)) {
      return;
    }
    if (outcome.isFailure() && !quota.admits(outcome.word())) {
      metrics.count(CounterName.LINE_LEFT_OUT);
      return;
    }
    AccessLogEntry line =
        new AccessLogEntry(
            clock.instant(),
            Correlation.of(request),
            Operation.method(request.getMethod()),
            PathTemplate.of(request.getRequestURI()),
            request.getRemoteAddr(),
            status,
            outcome,
            caller,
            problem,
            notes,
            took);
    log.log(level, line.json(mask));
  }

  private void tellLeftOut() {
    quota
        .takeLeftOut()
        .forEach(
            (outcome, count) ->
                log.warning(
                    JsonFactories.BUILDERS
                        .createObjectBuilder()
                        .add("time", clock.instant().toString())
                        .add("outcome", outcome)
                        .add("suppressed", count)
                        .add("message", "… and " + count + " more like it")
                        .build()
                        .toString()));
  }
}
