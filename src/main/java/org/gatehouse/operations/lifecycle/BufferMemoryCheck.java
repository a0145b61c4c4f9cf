package org.gatehouse.operations.lifecycle;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.gatehouse.platform.config.DedicatedServer;

/**
 * Ends a process of ours that has no memory left for the network's buffers: it accepts connections
 * and answers none.
 *
 * <p>That {@code OutOfMemoryError} is thrown by the JDK's own Java code, so {@code
 * -XX:+ExitOnOutOfMemoryError} does not act on it, and servers catch it.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class BufferMemoryCheck {
  private static final int SECONDS = 5;

  /** As much as a request needs to be read or answered. */
  private static final int BYTES = 16 * 1024;

  @Resource ManagedScheduledExecutorService executor;

  @PostConstruct
  void start() {
    if (DedicatedServer.isOurs()) {
      executor.scheduleWithFixedDelay(BufferMemoryCheck::check, SECONDS, SECONDS, TimeUnit.SECONDS);
    }
  }

  static void check() {
    try {
      ByteBuffer.allocateDirect(BYTES);
    } catch (OutOfMemoryError usedUp) {
      DedicatedServer.end(
          "Gatehouse stops: the memory for network buffers is exhausted"
              + " (-XX:MaxDirectMemorySize).");
    }
  }
}
