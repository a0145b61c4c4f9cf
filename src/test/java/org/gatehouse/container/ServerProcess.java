package org.gatehouse.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gatehouse.launch.Server;
import org.gatehouse.sandbox.Sandbox;

/**
 * A server as {@code server-config/NAME/run.sh} starts it, on free ports of the loopback address.
 */
public final class ServerProcess {
  private static final Duration FAILED_WITHIN = Duration.ofMinutes(3);
  private static final Duration END_WITHIN = Duration.ofSeconds(45);

  /** The generations of the parallel collector, in kilobytes. */
  private static final Pattern HEAP =
      Pattern.compile("(?:PSYoungGen|ParOldGen)\\s+total \\d+K, used (\\d+)K");

  private final Server server;
  private final Gatehouse gatehouse;
  private final ServerLog log;

  private ServerProcess(Server server, Gatehouse gatehouse) {
    this.server = server;
    this.gatehouse = gatehouse;
    this.log = new ServerLog(server.log());
  }

  /** What a server needs to know of the sandbox. */
  public static Map<String, String> behind(Sandbox sandbox) {
    return Map.of(
        "ENTRA_AUTHORITY", sandbox.uri().toString(),
        "ENTRA_TENANT_ID", Sandbox.TENANT_ID,
        "ENTRA_CLIENT_ID", Sandbox.CLIENT_ID,
        "ENTRA_CLIENT_SECRET", Sandbox.CLIENT_SECRET,
        "GRAPH_ENDPOINT", sandbox.uri().toString());
  }

  /**
   * @param server a folder of server-config
   * @param folder gets the ledger, an empty one for each start, and the log
   * @param settings environment variables
   */
  public static ServerProcess start(String server, Path folder, Map<String, String> settings)
      throws IOException {
    return start(Path.of("server-config", server, "run.sh"), server, folder, settings);
  }

  /**
   * @param script is started in the place of the shipped one
   */
  public static ServerProcess start(
      Path script, String server, Path folder, Map<String, String> settings) throws IOException {
    Files.createDirectories(folder);
    int port = Server.freePort();
    int managementPort = Server.freePort();
    Map<String, String> environment = new HashMap<>();
    environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.put("GATEHOUSE_DATA", folder.resolve("data-" + UUID.randomUUID()).toString());
    environment.putAll(settings);
    environment.merge("JAVA_OPTS", javaOptions(), (set, ours) -> ours + " " + set);
    return new ServerProcess(
        Server.scripted(script, port, managementPort, folder.resolve(server + ".log"), environment),
        new Gatehouse(loopback(port), loopback(managementPort)));
  }

  /**
   * The quick compiler alone halves what a start costs. A server that is killed leaves what it has
   * unpacked, and is to leave it below target.
   */
  public static String javaOptions() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "tmp").toAbsolutePath());
      return "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + folder;
    } catch (IOException noFolder) {
      throw new UncheckedIOException(noFolder);
    }
  }

  public Gatehouse gatehouse() {
    return gatehouse;
  }

  public ServerLog log() {
    return log;
  }

  /**
   * Waits until the server takes requests.
   *
   * @throws IOException when it ends instead, or takes longer than five minutes
   */
  public void awaitReady() throws IOException, InterruptedException {
    if (!server.awaitReady(seconds -> {})) {
      throw new IOException("The server does not take requests; see " + server.log());
    }
  }

  /** Bytes of the heap in use after a full collection. */
  public long heapAfterCollection() {
    try {
      jcmd("GC.run");
      return HEAP.matcher(jcmd("GC.heap_info"))
          .results()
          .mapToLong(used -> Long.parseLong(used.group(1)) * 1024)
          .sum();
    } catch (IOException noAnswer) {
      throw new UncheckedIOException(noAnswer);
    }
  }

  private String jcmd(String command) throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(tool.toString(), Long.toString(server.process().pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Tells it to end (SIGTERM); returns at once. */
  public void tellToEnd() {
    server.tellToEnd();
  }

  /**
   * Waits for its end, and brings it about by force when that takes longer than 45 s.
   *
   * @return the exit code
   */
  public int awaitEnd() throws InterruptedException {
    return server.awaitEnd(END_WITHIN);
  }

  /**
   * Waits until it gives its start up by itself, for as long as a start may take.
   *
   * @return the exit code
   */
  public int awaitFailedStart() throws InterruptedException {
    return server.awaitEnd(FAILED_WITHIN);
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
