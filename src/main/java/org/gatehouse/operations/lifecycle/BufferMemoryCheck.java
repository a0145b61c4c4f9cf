package org.gatehouse.operations.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.gatehouse.platform.config.DedicatedServer;
import org.gatehouse.platform.jobs.Job;

/**
 * Ends a process that runs Gatehouse alone and has no memory left for network buffers: it would
 * accept connections and answer none.
 *
 * <p>That {@code OutOfMemoryError} is thrown by the JDK's own Java code, so {@code
 * -XX:+ExitOnOutOfMemoryError} does not act on it, and servers catch it.
 */
@ApplicationScoped
public class BufferMemoryCheck {
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** As much as a request needs to be read or answered. */
  private static final int BYTES = 16 * 1024;

  @Produces
  Job job() {
    return Job.ofNode("buffer memory check", PERIOD, BufferMemoryCheck::check);
  }

  static void check() {
    if (!DedicatedServer.isOurs()) {
      return;
    }
    try {
      ByteBuffer.allocateDirect(BYTES);
    } catch (OutOfMemoryError usedUp) {
      DedicatedServer.end(
          "Gatehouse stops: the memory for network buffers is exhausted"
              + " (-XX:MaxDirectMemorySize).");
    }
  }
}
