package org.gatehouse.tour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Payara Micro with the built WAR, as {@code server-config/payara/run.sh} starts it, but without
 * needing a shell.
 */
final class Server {
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

  private final Process process;
  private final URI uri;
  private final Path log;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Server(Process process, URI uri, Path log) {
    this.process = process;
    this.uri = uri;
    this.log = log;
    // Ctrl-C ends this process without returning from where it waits.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
  }

  /**
   * @param project where pom.xml is
   * @param data keeps the ledger and the log
   * @param environment the service's settings
   */
  static Server start(Path project, int port, Path data, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(data);
    Path log = data.resolve("server.log");
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
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("GATEHOUSE_DATA", data.toString());
    builder.environment().put("ADDRESS", "127.0.0.1");
    return new Server(builder.start(), URI.create("http://localhost:" + port), log);
  }

  URI uri() {
    return uri;
  }

  Path log() {
    return log;
  }

  /**
   * Waits until requests can be taken.
   *
   * @param progress is told the seconds passed, about once a second
   * @return false when the server ended or took too long
   */
  boolean awaitReady(java.util.function.LongConsumer progress) throws InterruptedException {
    long start = System.nanoTime();
    HttpRequest probe =
        HttpRequest.newBuilder(uri.resolve("/health/ready")).timeout(Duration.ofSeconds(2)).build();
    while (process.isAlive() && System.nanoTime() - start < READY_WITHIN.toNanos()) {
      if (isReady(probe)) {
        return true;
      }
      progress.accept(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
      Thread.sleep(1_000);
    }
    return false;
  }

  private boolean isReady(HttpRequest probe) throws InterruptedException {
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** The last lines that the server wrote. */
  List<String> lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - 10), lines.size());
  }

  /** Waits for its end. */
  void await() throws InterruptedException {
    process.waitFor();
  }

  /** Lets requests in flight finish; ends it by force when it takes too long. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
