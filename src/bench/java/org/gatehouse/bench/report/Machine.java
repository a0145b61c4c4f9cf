package org.gatehouse.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/** What the figures were taken on. */
public final class Machine {
  private Machine() {}

  /** One line for the page. */
  public static String described(Clock clock, String database) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%s; %d cores (%s), %.0f GB of memory, %s; JDK %s; %s. Servers, simulated Graph and load generator share the machine."
        .formatted(
            LocalDate.now(clock),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            system.getTotalMemorySize() / 1e9,
            system.getName() + " " + system.getVersion(),
            System.getProperty("java.version"),
            database);
  }

  private static String processor() throws IOException {
    Path told = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(told)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(told).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst(".*:\\s*", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
