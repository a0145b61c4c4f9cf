package org.gatehouse.sandbox;

/** One address of Entra or Graph, with the network in front of it. */
abstract class Endpoint {
  private final String name;
  private final NetworkConditions network;

  /**
   * @param name method and path, without what varies in it
   */
  Endpoint(String name, NetworkConditions network) {
    this.name = name;
    this.network = network;
  }

  final void open(Call call, ResponseSender line) {
    Reply refusal = turnAway(call);
    if (refusal != null) {
      line.send(call, name, refusal);
      return;
    }
    SimulatedResponse answer = network.draw();
    if (answer == SimulatedResponse.NORMAL) {
      answer = asked(call);
    }
    Reply reply = answer.takesEffect() ? serve(call) : failure(answer, call);
    if (answer.takesEffect() && reply.status() >= 300) {
      answer = SimulatedResponse.NORMAL;
    } else if (answer == SimulatedResponse.INTERNAL_ERROR_AFTER_EFFECT) {
      reply = failure(answer, call);
    }
    line.send(call, name, answer, reply, network.drawDelayNanos());
  }

  /** What is refused at once, before the network's faults; null lets the call pass. */
  Reply turnAway(Call call) {
    return null;
  }

  /** What the call itself asks to meet. */
  SimulatedResponse asked(Call call) {
    return SimulatedResponse.NORMAL;
  }

  /** Carries the call out. */
  abstract Reply serve(Call call);

  /** The service's own words for a failure; the body is JSON. */
  abstract Reply error(SimulatedResponse answer, Call call);

  private Reply failure(SimulatedResponse answer, Call call) {
    return switch (answer) {
      case HANG, BROKEN_BEFORE_EFFECT -> null;
      case BAD_GATEWAY ->
          Reply.html(
              502,
              "<html><head><title>502 Bad Gateway</title></head>"
                  + "<body><center><h1>502 Bad Gateway</h1></center></body></html>");
      case HTML ->
          Reply.html(
              200, "<!DOCTYPE html><html><body><h1>Please sign in to the proxy</h1></body></html>");
      default -> retryAfter(error(answer, call));
    };
  }

  private Reply retryAfter(Reply reply) {
    if (network.retryAfter() != null && (reply.status() == 429 || reply.status() == 503)) {
      return reply.with("Retry-After", String.valueOf(network.retryAfter().toSeconds()));
    }
    return reply.status() == 429 ? reply.with("Retry-After", "1") : reply;
  }
}
