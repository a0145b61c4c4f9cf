package org.gatehouse.sandbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How calls to one endpoint fare: delay, variance and shares of failure, drawn from a seeded
 * random.
 *
 * <p>What is scripted by {@link #next} comes first, then {@link #always}, then the shares. The
 * model is Retrofit's NetworkBehavior.
 */
public final class NetworkConditions {
  static final int MAX_SCRIPT_LENGTH = 10_000;

  private final boolean graph;
  private final Random random = new Random();
  private final Queue<SimulatedResponse> script = new ConcurrentLinkedQueue<>();

  private volatile Duration delay;
  private volatile double variance;
  private volatile SimulatedResponse always;
  private volatile Map<SimulatedResponse, Double> shares;
  private volatile Duration retryAfter;

  NetworkConditions(boolean graph) {
    this.graph = graph;
    reset();
  }

  /** How long an answer takes; what has an effect has it at once. */
  public NetworkConditions delay(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("A delay cannot be negative");
    }
    this.delay = delay;
    return this;
  }

  /** By which share of itself the delay varies, either way: 0.4 of 100 ms is 60 to 140 ms. */
  public NetworkConditions variance(double variance) {
    this.variance = requireShare(variance);
    return this;
  }

  /** The answer of every call that nothing was scripted for. */
  public NetworkConditions always(SimulatedResponse answer) {
    this.always = requireKnown(answer);
    return this;
  }

  /**
   * Which share of the calls, from 0 to 1, meets an answer.
   *
   * @throws IllegalArgumentException when the shares together pass 1
   */
  public NetworkConditions share(SimulatedResponse answer, double share) {
    Map<SimulatedResponse, Double> changed = new EnumMap<>(SimulatedResponse.class);
    changed.putAll(shares);
    changed.put(requireKnown(answer), requireShare(share));
    return shares(changed);
  }

  NetworkConditions shares(Map<SimulatedResponse, Double> shares) {
    if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + 1e-9) {
      throw new IllegalArgumentException("The shares together are more than 1");
    }
    this.shares = Map.copyOf(shares).isEmpty() ? Map.of() : new EnumMap<>(shares);
    return this;
  }

  /** Scripts the answers of the next calls, in order, after what is scripted already. */
  public NetworkConditions next(SimulatedResponse... answers) {
    if (script.size() + answers.length > MAX_SCRIPT_LENGTH) {
      throw new IllegalArgumentException("At most " + MAX_SCRIPT_LENGTH + " answers are scripted");
    }
    for (SimulatedResponse answer : answers) {
      requireKnown(answer);
    }
    script.addAll(List.of(answers));
    return this;
  }

  /** Sent with 429 and 503; null sends it with 429 only, as one second. */
  public NetworkConditions retryAfter(Duration retryAfter) {
    this.retryAfter = retryAfter;
    return this;
  }

  public NetworkConditions reset() {
    script.clear();
    delay = Duration.ZERO;
    variance = 0;
    always = SimulatedResponse.NORMAL;
    shares = Map.of();
    retryAfter = null;
    return this;
  }

  void seed(long seed) {
    random.setSeed(seed);
  }

  SimulatedResponse draw() {
    SimulatedResponse scripted = script.poll();
    if (scripted != null) {
      return scripted;
    }
    if (always != SimulatedResponse.NORMAL || shares.isEmpty()) {
      return always;
    }
    double point = random.nextDouble();
    for (Map.Entry<SimulatedResponse, Double> share : shares.entrySet()) {
      point -= share.getValue();
      if (point < 0) {
        return share.getKey();
      }
    }
    return SimulatedResponse.NORMAL;
  }

  long drawDelayNanos() {
    long nanos = delay.toNanos();
    return nanos == 0 || variance == 0
        ? nanos
        : (long) (nanos * (1 + variance * (2 * random.nextDouble() - 1)));
  }

  Duration delay() {
    return delay;
  }

  double variance() {
    return variance;
  }

  SimulatedResponse always() {
    return always;
  }

  Map<SimulatedResponse, Double> shares() {
    return shares;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  List<SimulatedResponse> script() {
    return List.copyOf(script);
  }

  SimulatedResponse requireKnown(SimulatedResponse answer) {
    if (answer.isOnlyGraphs() && !graph) {
      throw new IllegalArgumentException("Only Graph answers " + answer.wireName());
    }
    return answer;
  }

  private static double requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("A share is from 0 to 1");
    }
    return share;
  }
}
