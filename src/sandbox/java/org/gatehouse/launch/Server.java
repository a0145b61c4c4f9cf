package org.gatehouse.launch;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** One process with the built WAR, from its start to its end. */
public final class Server {
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

  /** WildFly tells its health on the management port, this far from the other one. */
  private static final int WILDFLY_MANAGEMENT = 1910;

  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final URI uri;
  private final URI readiness;
  private final Path log;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Server(Process process, int port, int healthPort, Path log) {
    this.process = process;
    this.uri = URI.create("http://localhost:" + port);
    this.readiness = URI.create("http://localhost:" + healthPort + "/health/ready");
    this.log = log;
    // Ctrl-C ends this process without returning from where it waits.
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  /**
   * Starts Payara Micro as {@code server-config/payara/run.sh} does, but without needing a shell.
   *
   * @param project where pom.xml is
   * @param data keeps the ledger and the log
   * @param environment the service's settings
   */
  public static Server payaraMicro(
      Path project, int port, Path data, Map<String, String> environment) throws IOException {
    Files.createDirectories(data);
    Path config = project.resolve("server-config/payara");
    Path target = project.resolve("target");
    Path commands = data.resolve("commands.asadmin");
    Files.writeString(
        commands,
        Files.readString(config.resolve("server.asadmin"))
            + Files.readString(config.resolve("derby.asadmin")));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + config.resolve("java.options"),
            "-jar",
            target.resolve("server/payara-micro.jar").toString(),
            "--port",
            Integer.toString(port),
            "--maxhttpthreads",
            "1200",
            "--nohazelcast",
            "--disablephonehome",
            "--logproperties",
            config.resolve("logging.properties").toString(),
            "--prebootcommandfile",
            commands.toString(),
            "--addlibs",
            target.resolve("server/lib").toString(),
            "--deploy",
            target.resolve("gatehouse.war").toString(),
            "--contextroot",
            "/");
    return start(command, project, port, port, log(data), ledgerIn(data, environment));
  }

  /**
   * Starts a server by the script that is shipped for it.
   *
   * @param name a folder of server-config
   * @param project where pom.xml is
   * @param data keeps the log, and the ledger unless the environment names another database
   * @param environment the service's settings, and what the script understands
   */
  public static Server shipped(
      String name, Path project, int port, Path data, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(data);
    String script = project.resolve("server-config").resolve(name).resolve("run.sh").toString();
    int healthPort = name.equals("wildfly") ? port + WILDFLY_MANAGEMENT : port;
    return start(
        List.of("bash", script), project, port, healthPort, log(data), ledgerIn(data, environment));
  }

  /**
   * Starts a server by a script like those that are shipped, from the project's folder.
   *
   * @param log is begun anew
   * @param environment the service's settings, and what the script understands but the port
   */
  public static Server scripted(
      Path script, int port, int healthPort, Path log, Map<String, String> environment)
      throws IOException {
    Files.deleteIfExists(log);
    return start(
        List.of("bash", script.toString()),
        Path.of("").toAbsolutePath(),
        port,
        healthPort,
        log,
        environment);
  }

  private static Path log(Path data) {
    return data.resolve("server.log");
  }

  private static Map<String, String> ledgerIn(Path data, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(Map.of("GATEHOUSE_DATA", data.toString()));
    all.putAll(environment);
    return all;
  }

  private static Server start(
      List<String> command,
      Path project,
      int port,
      int healthPort,
      Path log,
      Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("ADDRESS", "127.0.0.1");
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    return new Server(builder.start(), port, healthPort, log);
  }

  /**
   * A port that nobody listens on now, not given before, and below those that clients get: one of
   * them could have it before the server does.
   */
  public static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
      if (GIVEN.add(port)) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
          return free.getLocalPort();
        } catch (BindException taken) {
          // another one, then
        }
      }
    }
  }

  public URI uri() {
    return uri;
  }

  /** The process, which is the Java virtual machine's once the server is ready. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** What the server has written, also before it was started again with the same data. */
  public Path log() {
    return log;
  }

  /**
   * Waits until requests can be taken.
   *
   * @param progress is told the seconds passed, about once a second
   * @return false when the server ended or took longer than five minutes
   */
  public boolean awaitReady(LongConsumer progress) throws InterruptedException {
    long start = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - start < READY_WITHIN.toNanos()) {
      if (isReady()) {
        return true;
      }
      progress.accept(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
      Thread.sleep(1_000);
    }
    return false;
  }

  /** Whether requests can be taken now. */
  public boolean isReady() throws InterruptedException {
    HttpRequest probe = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** The last lines that the server wrote. */
  public List<String> lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - 10), lines.size());
  }

  /** Waits for its end. */
  public void await() throws InterruptedException {
    process.waitFor();
  }

  /** Lets requests in flight finish (SIGTERM); ends it by force when it takes too long. */
  public void stop() {
    tellToEnd();
    try {
      awaitEnd(STOP_WITHIN);
    } catch (InterruptedException noTimeLeft) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Tells it to end (SIGTERM); returns at once. */
  public void tellToEnd() {
    process.destroy();
  }

  /**
   * Waits for its end, and brings it about by force when that takes longer.
   *
   * @return the exit code
   */
  public int awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return process.exitValue();
  }

  /** Lets it do nothing at all, as if its machine were gone (SIGSTOP), until it goes on. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  public void goOn() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("bash", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
  }

  /** Ends it in the middle of whatever it does (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
