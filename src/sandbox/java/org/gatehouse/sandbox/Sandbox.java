package org.gatehouse.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simulated Entra and Graph on the loopback address, to run and test Gatehouse without a tenant.
 *
 * <p>Both are reached at {@link #uri()}, which also shows a page that tells how to script it. These
 * addresses are answered as Graph is known to answer; every other one is invited:
 *
 * <table>
 * <caption>Addresses with an answer of their own</caption>
 * <tr><td>member@sandbox.test</td><td>400, is a member of the tenant already</td></tr>
 * <tr><td>anyone@own.sandbox.test</td><td>400, a verified domain of the tenant</td></tr>
 * <tr><td>group@sandbox.test</td><td>400, the address of a group</td></tr>
 * <tr><td>blocked@sandbox.test</td><td>400, blocked by cross-tenant access settings</td></tr>
 * <tr><td>smtp@sandbox.test</td><td>400, an invalid primary SMTP address; so are all with
 * characters that Graph refuses</td></tr>
 * <tr><td>notarget@sandbox.test</td><td>500 that is not transient</td></tr>
 * <tr><td>error@sandbox.test</td><td>201 with the status Error; nobody is invited</td></tr>
 * <tr><td>completed@sandbox.test, inprogress@sandbox.test</td><td>201 with that status</td></tr>
 * <tr><td>{@code <answer>}@answer.sandbox.test</td><td>the {@link SimulatedResponse} of that name, such as
 * broken-after-effect</td></tr>
 * </table>
 *
 * <p>All it keeps is bounded and in memory.
 */
public final class Sandbox implements AutoCloseable {
  public static final String TENANT_ID = "5a4d6b0e-0000-4000-8000-000000000001";

  /** Of Gatehouse in the simulated tenant, and so the audience of its callers' tokens. */
  public static final String CLIENT_ID = "5a4d6b0e-0000-4000-8000-000000000002";

  public static final String CLIENT_SECRET = "sandbox-secret";

  /** A secret that Entra knows as expired. */
  public static final String EXPIRED_SECRET = "expired-secret";

  /** The application that calls Gatehouse; it can get tokens with {@link #CLIENT_SECRET} too. */
  public static final String CALLER_APP_ID = "5a4d6b0e-0000-4000-8000-000000000003";

  /** The object id of that application. */
  public static final String CALLER_ID = "5a4d6b0e-0000-4000-8000-000000000004";

  /** The object id of the user in delegated tokens. */
  public static final String USER_ID = "5a4d6b0e-0000-4000-8000-000000000005";

  public static final String USER_ADDRESS = "adele.vance@mycompany.com";

  /** The object id of the member member@sandbox.test. */
  public static final String MEMBER_ID = "5a4d6b0e-0000-4000-8000-000000000006";

  /** What a managed identity sends as X-IDENTITY-HEADER to {@code /sandbox/identity}. */
  public static final String IDENTITY_HEADER = "sandbox-identity";

  private static final int BACKLOG = 2_048;
  private static final int WORKERS = 32;

  static {
    // The JDK's server reads these once, when it is first used: without them small answers wait for
    // the acknowledgement of the one before, and a pool of more than 200 connections loses them.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "10000");
    setUnlessSet("sun.net.httpserver.idleInterval", "300");
  }

  private final Clock clock;
  private final Behaviour behaviour = new Behaviour();
  private final Directory directory;
  private final CallLog journal;
  private final RateLimit pace;
  private final GraphTokens graphTokens;
  private final HttpServer server;
  private final URI uri;
  private final SigningKeys keys;
  private final ExecutorService workers;
  private final ScheduledExecutorService timer;
  private final ResponseSender line;
  private volatile RSAPublicKey assertionKey;
  private volatile String secret = CLIENT_SECRET;

  private Sandbox(int port, Clock clock) throws IOException {
    this.clock = clock;
    directory = new Directory(clock);
    journal = new CallLog(clock);
    pace = new RateLimit(clock, behaviour);
    graphTokens = new GraphTokens(clock);
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    keys = new SigningKeys(uri + "/" + TENANT_ID + "/v2.0");
    workers = Executors.newFixedThreadPool(WORKERS, daemons("sandbox-worker-"));
    timer = Executors.newSingleThreadScheduledExecutor(daemons("sandbox-timer-"));
    line = new ResponseSender(timer, workers, journal);
  }

  /** On a free port. */
  public static Sandbox start() {
    return start(0);
  }

  /**
   * @param port 0 for a free one
   * @throws UncheckedIOException when the port is in use
   */
  public static Sandbox start(int port) {
    return start(port, Clock.systemUTC());
  }

  /**
   * @param clock what tokens, the limit and the directory's lag are measured by; delays are not
   */
  public static Sandbox start(int port, Clock clock) {
    try {
      Sandbox sandbox = new Sandbox(port, clock);
      sandbox.open();
      return sandbox;
    } catch (IOException portInUse) {
      throw new UncheckedIOException(portInUse);
    }
  }

  /** {@code --port 9090}; stays up until it is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = port(arguments);
    try (Sandbox sandbox = start(port)) {
      System.out.println(
          """
          Simulated Entra and Graph: %1$s (a page shows what happens)
            ENTRA_AUTHORITY=%1$s
            ENTRA_TENANT_ID=%2$s
            ENTRA_CLIENT_ID=%3$s
            ENTRA_CLIENT_SECRET=%4$s
            GRAPH_ENDPOINT=%1$s
          A token to call Gatehouse with, good for an hour; a new one: curl "%1$s/sandbox/token"
          %5$s\
          """
              .formatted(
                  sandbox.uri(),
                  TENANT_ID,
                  CLIENT_ID,
                  CLIENT_SECRET,
                  sandbox.callerToken().roles("Guests.Invite", "Guests.Read").compact()));
      Thread.currentThread().join();
    } catch (UncheckedIOException failed) {
      System.err.println(
          failed.getCause() instanceof BindException
              ? "Port " + port + " is in use: choose another with --port."
              : "The sandbox cannot start: " + failed.getCause().getMessage());
      System.exit(1);
    }
  }

  /** Where Entra and Graph both are, without a slash at the end. */
  public URI uri() {
    return uri;
  }

  public Behaviour behaviour() {
    return behaviour;
  }

  public Directory directory() {
    return directory;
  }

  public CallLog journal() {
    return journal;
  }

  public RateLimit rateLimit() {
    return pace;
  }

  public SigningKeys keys() {
    return keys;
  }

  /** A token to bend and then to sign, from the application that calls Gatehouse. */
  public CallerToken callerToken() {
    return new CallerToken(uri.toString(), keys.current(), clock.instant());
  }

  /** Requests for tokens, successful or not. */
  public long tokenRequests() {
    return journal.count(TokenEndpoint.NAME) + journal.count(ManagedIdentityEndpoint.NAME);
  }

  /** Fetches of the signing keys, successful or not. */
  public long keyFetches() {
    return journal.count(KeysEndpoint.NAME);
  }

  /** Calls that wait for their answer. */
  public int callsInProgress() {
    return line.inProgress();
  }

  /** Makes every token for Graph issued until now worthless. */
  public void revokeTokens() {
    graphTokens.revoke();
  }

  /** Registers the key of the certificate that client assertions must be signed with; null: any. */
  public void assertionKey(RSAPublicKey key) {
    assertionKey = key;
  }

  /** The only secret that Entra takes from now on: {@link #CLIENT_SECRET} becomes a wrong one. */
  public void secret(String secret) {
    this.secret = secret;
  }

  /** Back to the start, but for tokens and keys; calls under way are broken off. */
  public void reset() {
    behaviour.reset();
    line.dropAll();
    directory.reset();
    journal.reset();
    pace.reset();
    assertionKey = null;
    secret = CLIENT_SECRET;
  }

  /** Refuses connections from now on, and breaks off the calls under way. */
  @Override
  public void close() {
    server.stop(0);
    timer.shutdownNow();
    workers.shutdownNow();
    line.dropAll();
  }

  String secret() {
    return secret;
  }

  RSAPublicKey assertionKey() {
    return assertionKey;
  }

  String issueGraphToken() {
    return graphTokens.issue(callerToken(), behaviour.tokenLifetime());
  }

  private void open() {
    server.setExecutor(workers);
    server.createContext(
        "/",
        new Router(
            this,
            line,
            new Router.Endpoints(
                new InvitationsEndpoint(behaviour, graphTokens, clock, directory, pace),
                new UsersEndpoint(behaviour, graphTokens, clock, directory),
                new TokenEndpoint(this, clock),
                new KeysEndpoint(behaviour, keys, clock),
                new ManagedIdentityEndpoint(this, clock))));
    server.start();
  }

  private static int port(String[] arguments) {
    try {
      if (arguments.length == 0) {
        return 9090;
      }
      if (arguments.length == 2 && arguments[0].equals("--port")) {
        return Integer.parseInt(arguments[1]);
      }
    } catch (NumberFormatException notAPort) {
      // told below, together with other arguments
    }
    System.err.println("Usage: Sandbox [--port 9090]");
    System.exit(2);
    throw new AssertionError();
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
