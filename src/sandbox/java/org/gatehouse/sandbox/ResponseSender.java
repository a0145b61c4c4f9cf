package org.gatehouse.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Carries replies back, late or spoilt where that was asked for.
 *
 * <p>No thread waits while a reply is delayed, so thousands of calls can be under way at once.
 */
final class ResponseSender {
  /** How long a call hangs, or its body goes on, at the most. */
  private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final int LENGTH_UNKNOWN = 0;
  private static final int NO_BODY = -1;

  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final CallLog journal;
  private final Set<HttpExchange> inProgress = ConcurrentHashMap.newKeySet();

  ResponseSender(ScheduledExecutorService timer, Executor workers, CallLog journal) {
    this.timer = timer;
    this.workers = workers;
    this.journal = journal;
  }

  void send(Call call, String name, Reply reply) {
    send(call, name, SimulatedResponse.NORMAL, reply, 0);
  }

  /**
   * @param name what the journal calls this kind of call
   * @param reply null for an answer that breaks before anything is said
   */
  void send(Call call, String name, SimulatedResponse answer, Reply reply, long delayNanos) {
    if (delayNanos <= 0) {
      finish(call, name, answer, reply);
      return;
    }
    inProgress.add(call.exchange());
    try {
      timer.schedule(
          () -> workers.execute(() -> finishUnlessDropped(call, name, answer, reply)),
          delayNanos,
          TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      drop(call.exchange());
    }
  }

  /** How many calls wait for their answer: delayed, hanging, or with a body that goes on. */
  int inProgress() {
    return inProgress.size();
  }

  /** Breaks the connections of all calls under way. */
  void dropAll() {
    inProgress.forEach(this::drop);
  }

  private void finishUnlessDropped(Call call, String name, SimulatedResponse answer, Reply reply) {
    if (inProgress.remove(call.exchange())) {
      finish(call, name, answer, reply);
    }
  }

  /** Notes the call first: who has got an answer must find it in the journal. */
  private void finish(Call call, String name, SimulatedResponse answer, Reply reply) {
    HttpExchange exchange = call.exchange();
    journal.note(
        name,
        answer.isCompleted() ? reply.status() : 0,
        answer,
        call.micros(),
        call.header("traceparent"));
    try {
      switch (answer) {
        case HANG, HANG_AFTER_EFFECT -> {
          inProgress.add(exchange);
          timer.schedule(() -> drop(exchange), MAX_NANOS, TimeUnit.NANOSECONDS);
        }
        case BROKEN_BEFORE_EFFECT, BROKEN_AFTER_EFFECT -> drop(exchange);
        case CUT_OFF -> {
          half(exchange, reply);
          drop(exchange);
        }
        case ENDLESS_BODY -> goOn(exchange, reply, new byte[8_192], 20);
        case TRICKLE -> goOn(exchange, reply, new byte[1], 500);
        case EMPTY -> whole(exchange, reply.withBody(""));
        case DEEP_JSON -> whole(exchange, reply.withBody("{\"a\":".repeat(120_000)));
        case UNSAFE_LINK ->
            whole(exchange, reply.withBody(reply.text().replace("https://", "javascript://")));
        case CONTROL_CHARACTERS ->
            whole(
                exchange, reply.withBody(reply.text().replace("Pending", "\\u0000Pending\\u202e")));
        default -> whole(exchange, reply);
      }
    } catch (IOException | RejectedExecutionException callerHasGoneOrSandboxStops) {
      drop(exchange);
    }
  }

  private void whole(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body();
    start(exchange, reply, body.length == 0 ? NO_BODY : body.length);
    if (body.length > 0) {
      try (OutputStream stream = exchange.getResponseBody()) {
        stream.write(body);
      }
    }
    exchange.close();
  }

  private void half(HttpExchange exchange, Reply reply) throws IOException {
    start(exchange, reply, reply.body().length);
    OutputStream stream = exchange.getResponseBody();
    stream.write(reply.body(), 0, reply.body().length / 2);
    stream.flush();
  }

  private void goOn(HttpExchange exchange, Reply reply, byte[] more, int periodMillis)
      throws IOException {
    inProgress.add(exchange);
    start(exchange, reply, LENGTH_UNKNOWN);
    OutputStream stream = exchange.getResponseBody();
    stream.write(reply.body(), 0, reply.body().length / 2);
    stream.flush();
    Arrays.fill(more, (byte) ' ');
    goOn(exchange, stream, more, periodMillis, System.nanoTime() + MAX_NANOS);
  }

  private void goOn(
      HttpExchange exchange, OutputStream stream, byte[] more, int periodMillis, long end) {
    try {
      stream.write(more);
      stream.flush();
      if (inProgress.contains(exchange) && System.nanoTime() - end < 0) {
        timer.schedule(
            () -> workers.execute(() -> goOn(exchange, stream, more, periodMillis, end)),
            periodMillis,
            TimeUnit.MILLISECONDS);
        return;
      }
    } catch (IOException | RejectedExecutionException over) {
      // the caller has gone, or the sandbox stops
    }
    drop(exchange);
  }

  private static void start(HttpExchange exchange, Reply reply, int length) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), length);
  }

  /** Closing an exchange before its response is complete closes the connection under it. */
  private void drop(HttpExchange exchange) {
    inProgress.remove(exchange);
    exchange.close();
  }
}
