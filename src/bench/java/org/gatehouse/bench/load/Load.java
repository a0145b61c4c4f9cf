package org.gatehouse.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends requests and takes the time: one thread for any number of connections, so that a machine
 * shared with the servers loses little to it.
 */
public final class Load implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Load.class.getName());

  /** A request without an answer by then counts as failed. */
  private static final long MAX_DRAIN = Duration.ofSeconds(100).toNanos();

  private static final long MAX_COUNT_NANOS = Duration.ofHours(2).toNanos();
  private static final long DRAIN_STEP = Duration.ofMillis(100).toNanos();
  private static final int MAX_CONNECTIONS = 2_000;

  /** A server's page of an error takes a screen of its own. */
  private static final int MAX_REPORT_LENGTH = 300;

  private static final int BROKEN = 0;
  private static final int NOT_YET = -1;

  private final Supplier<ByteBuffer> requests;
  private final InetSocketAddress address;
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private int inProgress;
  private String firstFailure = "";

  /**
   * @param requests each a whole one as it goes out; asked for by one thread
   */
  public Load(URI target, Supplier<ByteBuffer> requests) {
    this.requests = requests;
    this.address = new InetSocketAddress("127.0.0.1", target.getPort());
    try {
      this.selector = Selector.open();
    } catch (IOException noMoreFiles) {
      throw new UncheckedIOException(noMoreFiles);
    }
  }

  /**
   * Closed loop: so many callers, each of whom asks again as soon as it is answered.
   *
   * @param ramp within this, before the window, the callers begin one after the other
   */
  public Measured closed(int callers, Duration ramp, Duration window) {
    long step = ramp.toNanos() / callers;
    return run(new Arrivals(callers, step, true, Integer.MAX_VALUE), ramp, window);
  }

  /**
   * Open loop: requests begin at a rate, whether or not those before them are answered; what one
   * waits for is part of its latency.
   *
   * @param ramp as much as this goes before the window
   */
  public Measured open(double perSecond, Duration ramp, Duration window) {
    return run(
        new Arrivals(Integer.MAX_VALUE, (long) (1e9 / perSecond), false, Integer.MAX_VALUE),
        ramp,
        window);
  }

  /** Closed loop until so many have been sent; all answers count. */
  public Measured count(int callers, int most) {
    return count(new Arrivals(callers, 0, true, most));
  }

  /** Open loop until so many have been sent; all answers count. */
  public Measured countOpen(double perSecond, int most) {
    return count(new Arrivals(most, (long) (1e9 / perSecond), false, most));
  }

  private Measured count(Arrivals arrivals) {
    long begin = System.nanoTime();
    Window window = new Window(begin, begin + MAX_COUNT_NANOS, 0);
    loop(arrivals, window);
    return window.measuredUntil(System.nanoTime());
  }

  /** How the first answer without success begins, in one line; empty when there was none. */
  public String firstFailure() {
    return firstFailure;
  }

  private Measured run(Arrivals arrivals, Duration ramp, Duration length) {
    long begin = System.nanoTime() + ramp.toNanos();
    Window window = new Window(begin, begin + length.toNanos(), length.toNanos() / 1e9);
    loop(arrivals, window);
    return window.measured;
  }

  /** When requests begin. */
  private static final class Arrivals {
    private final int callers;
    private final long step;
    private final boolean closed;
    private int begun;
    private int left;

    /**
     * @param callers who begin one after the other
     * @param step nanoseconds between two of them
     * @param closed whether each asks again after its answer
     * @param most how many requests there are in all
     */
    Arrivals(int callers, long step, boolean closed, int most) {
      this.callers = callers;
      this.step = step;
      this.closed = closed;
      this.left = most;
    }

    boolean isOver() {
      return left <= 0;
    }

    boolean hasNew() {
      return begun < callers;
    }

    long nextAfter(long start) {
      return start + begun * step;
    }

    void begins() {
      begun++;
      left--;
    }

    boolean again() {
      return closed && left-- > 0;
    }
  }

  /** The time within which answers count. */
  private static final class Window {
    private final long begin;
    private final long end;
    private final Measured measured;

    Window(long begin, long end, double seconds) {
      this.begin = begin;
      this.end = end;
      this.measured = Measured.nothingYet(seconds);
    }

    void note(int status, long askedAt, long now) {
      if (now >= begin && now < end) {
        measured.note(status, now - askedAt);
      }
    }

    Measured measuredUntil(long now) {
      return new Measured((now - begin) / 1e9, measured.latencies(), measured.statuses());
    }
  }

  private void loop(Arrivals arrivals, Window window) {
    long start = System.nanoTime();
    inProgress = 0;
    try {
      dropClosed();
      while (true) {
        long now = System.nanoTime();
        boolean more = now < window.end && !arrivals.isOver();
        if (!more && (inProgress == 0 || now > window.end + MAX_DRAIN)) {
          return;
        }
        long due = more && arrivals.hasNew() ? arrivals.nextAfter(start) : Long.MAX_VALUE;
        if (due <= now && (!idle.isEmpty() || connections.size() < MAX_CONNECTIONS)) {
          arrivals.begins();
          ask(connection(), due);
        } else {
          await(Math.min(due, more ? window.end : now + DRAIN_STEP) - now);
          takeAnswers(arrivals, window);
        }
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** A server ends connections that rested for long; nobody has asked on them meanwhile. */
  private void dropClosed() throws IOException {
    selector.selectNow();
    for (SelectionKey key : selector.selectedKeys()) {
      answer((Connection) key.attachment());
    }
    selector.selectedKeys().clear();
  }

  private void takeAnswers(Arrivals arrivals, Window window) throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      int status = answer(connection);
      if (status == NOT_YET) {
        continue;
      }
      inProgress--;
      long now = System.nanoTime();
      window.note(status, connection.askedAt(), now);
      if (now < window.end && arrivals.again()) {
        ask(connection, now);
      } else {
        idle.push(connection);
      }
    }
    selector.selectedKeys().clear();
  }

  private Connection connection() {
    if (!idle.isEmpty()) {
      return idle.pop();
    }
    Connection another = new Connection(address, selector);
    connections.add(another);
    return another;
  }

  private void ask(Connection connection, long since) throws IOException {
    connection.send(requests.get(), since);
    inProgress++;
  }

  /** The status, {@value #BROKEN} when the connection broke, {@value #NOT_YET} without an end. */
  private int answer(Connection connection) {
    boolean asked = connection.isAsked();
    try {
      int status = connection.read();
      if (status >= 300 && firstFailure.isEmpty()) {
        firstFailure = beginning(connection.text());
      }
      return status == 0 ? NOT_YET : status;
    } catch (IOException broken) {
      connection.hangUp();
      return asked ? BROKEN : NOT_YET;
    }
  }

  private static String beginning(String answer) {
    String line = answer.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), MAX_REPORT_LENGTH));
  }

  /** To the millisecond by sleeping, and what is left by looking again and again. */
  private void await(long nanos) throws IOException {
    long millis = nanos / 1_000_000;
    if (millis > 0) {
      selector.select(Math.min(millis, 1_000));
    } else {
      selector.selectNow();
    }
  }

  @Override
  public void close() {
    connections.forEach(Connection::hangUp);
    try {
      selector.close();
    } catch (IOException alreadyClosed) {
      LOG.log(System.Logger.Level.DEBUG, "The selector was closed before");
    }
  }
}
