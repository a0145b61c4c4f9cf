package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a server's process is: its memory, threads and connections, as Linux and the JVM tell. */
public final class ProcessStatistics {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final Pattern UPTIME = Pattern.compile("([\\d.]+) s");

  private final ProcessHandle process;

  ProcessStatistics(ProcessHandle process) {
    this.process = process;
  }

  /** The most memory that was ever resident, in MB. */
  public double mostResident() throws IOException {
    return status("VmHWM") / 1024.0;
  }

  /** Processor time since its start, in milliseconds. */
  public double processorMillis() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
  }

  public long threads() throws IOException {
    return status("Threads");
  }

  /** Open sockets, those that listen included. */
  public long sockets() throws IOException {
    long sockets = 0;
    try (Stream<Path> files = Files.list(proc().resolve("fd"))) {
      for (Path file : files.toList()) {
        if (isSocket(file)) {
          sockets++;
        }
      }
    }
    return sockets;
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /**
   * What a full collection leaves of the heap, in MB: collected and counted at once, so that what a
   * busy server allocates meanwhile is not among it.
   */
  public double heapAfterCollection() throws IOException, InterruptedException {
    Matcher total = TOTAL.matcher(jcmd("GC.class_histogram"));
    if (!total.find()) {
      throw new IOException("The JVM does not tell what is in its heap");
    }
    return Long.parseLong(total.group(1)) / 1024.0 / 1024;
  }

  /** Seconds since the Java virtual machine began. */
  public double uptime() throws IOException, InterruptedException {
    Matcher seconds = UPTIME.matcher(jcmd("VM.uptime"));
    if (!seconds.find()) {
      throw new IOException("The JVM does not tell its uptime");
    }
    return Double.parseDouble(seconds.group(1));
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    return said;
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(proc().resolve("status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc tells no " + name);
  }

  private Path proc() {
    return Path.of("/proc", Long.toString(process.pid()));
  }
}
