package org.gatehouse.platform.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Counts, times and gauges of this server. */
public final class Metrics implements AutoCloseable {
  /** The form that {@link #scrape} answers in (Prometheus, "Exposition formats"). */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Series of one span; what comes beyond is one series named other. */
  private static final int MAX_SERIES = 64;

  private static final String OTHER = "other";

  /** From a warm database to the longest that a caller waits. */
  private static final Duration[] BUCKETS =
      List.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 90_000)
          .stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final RequestContext notes;
  private final Map<CounterName, Counter> counters = new EnumMap<>(CounterName.class);
  private final Map<TimerName, Map<Series, Timer>> timers = new EnumMap<>(TimerName.class);
  private final Map<TimerName, LongAdder> inProgress = new EnumMap<>(TimerName.class);

  private record Series(String operation, String outcome) {}

  /**
   * @param notes receive the time that the current request has spent
   */
  public Metrics(RequestContext notes) {
    this.notes = notes;
    for (CounterName happening : CounterName.values()) {
      counters.put(happening, counter(happening));
    }
    for (TimerName span : TimerName.values()) {
      timers.put(span, new ConcurrentHashMap<>());
      LongAdder now = new LongAdder();
      inProgress.put(span, now);
      gauge(span.meter + ".active", span.description + ", in progress now", now::sum);
    }
    garbage.bindTo(registry);
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
  }

  private Counter counter(CounterName happening) {
    return Counter.builder(happening.meter).description(happening.description).register(registry);
  }

  public void count(CounterName happening) {
    counters.get(happening).increment();
  }

  /** Offers a number that is read at each scrape and therefore must be at hand. */
  public void gauge(String name, String description, DoubleSupplier number) {
    Gauge.builder(name, number::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /** Starts a timer; the caller closes the sample. */
  public Sample start(TimerName span, String operation) {
    return new Sample(span, operation);
  }

  /** Times what succeeds by answering and fails by throwing. */
  public <R> R timed(TimerName span, String operation, Supplier<R> work) {
    try (Sample watch = start(span, operation)) {
      R result = work.get();
      watch.outcome("done");
      return result;
    }
  }

  /** Notes what was timed elsewhere. */
  public void record(TimerName span, String operation, String outcome, long nanos) {
    timer(span, new Series(operation, outcome)).record(nanos, TimeUnit.NANOSECONDS);
    notes.spent(span, nanos);
  }

  /** One measurement of a timer, active until it is closed. */
  public final class Sample implements AutoCloseable {
    private final TimerName span;
    private final String operation;
    private final long start = System.nanoTime();
    private String outcome = "failed";

    private Sample(TimerName span, String operation) {
      this.span = span;
      this.operation = operation;
      inProgress.get(span).increment();
    }

    /**
     * How it ended; failed where nobody says.
     *
     * @param word one of a fixed number
     */
    public void outcome(String word) {
      outcome = word;
    }

    @Override
    public void close() {
      inProgress.get(span).decrement();
      record(span, operation, outcome, System.nanoTime() - start);
    }
  }

  private Timer timer(TimerName span, Series series) {
    Map<Series, Timer> known = timers.get(span);
    Timer timer = known.get(series);
    if (timer != null) {
      return timer;
    }
    Series kept = known.size() < MAX_SERIES ? series : new Series(OTHER, OTHER);
    return known.computeIfAbsent(kept, fresh -> register(span, fresh));
  }

  private Timer register(TimerName span, Series series) {
    return Timer.builder(span.meter)
        .description(span.description)
        .tag("operation", series.operation())
        .tag("outcome", series.outcome())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Everything in the text form of Prometheus. */
  public String scrape() {
    return registry.scrape(CONTENT_TYPE);
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
