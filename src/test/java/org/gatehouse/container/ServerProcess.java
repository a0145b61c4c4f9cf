package org.gatehouse.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server as {@code server-config/NAME/run.sh} starts it. */
public final class ServerProcess {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(45);

  private final Process process;
  private final Thread lastResort;

  private ServerProcess(Process process) {
    this.process = process;
    this.lastResort = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * @param server a folder of server-config
   * @param log gets all that the server writes
   */
  public static ServerProcess start(String server, Map<String, String> environment, Path log)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder("bash", "server-config/" + server + "/run.sh")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start());
  }

  /**
   * Waits until the server takes requests.
   *
   * @throws IOException when it ends instead, or takes longer than three minutes
   */
  public void awaitReady(Gatehouse gatehouse) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!gatehouse.isReady()) {
      if (!process.isAlive()) {
        throw new IOException("The server ended with " + process.exitValue());
      }
      if (System.nanoTime() - start > READY_WITHIN.toNanos()) {
        throw new IOException("The server is not ready after " + READY_WITHIN);
      }
      Thread.sleep(500);
    }
  }

  /** Lets requests in flight finish (SIGTERM); ends it by force when that takes too long. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  /** Ends it in the middle of whatever it does (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
