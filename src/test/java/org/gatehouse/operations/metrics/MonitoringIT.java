package org.gatehouse.operations.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.container.ContainerCase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard, the alert rules and the guide speak of the metrics that a server really has. */
@Tag("per-server")
class MonitoringIT extends ContainerCase {
  private static final Pattern METRIC = Pattern.compile("\\b(gatehouse|jvm|process|system)_\\w+");
  private static final Path GUIDE = Path.of("src/site/markdown/operate.md");

  private Set<String> served;

  @BeforeEach
  void scrape() {
    gatehouse.invite(inviter(), body(someone(), false));
    served =
        gatehouse
            .send(gatehouse.request("/metrics"))
            .text()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void dashboardAndAlertsAskForServedMetricsOnly() throws IOException {
    for (String file : new String[] {"dashboard.json", "alerts.yml"}) {
      Set<String> asked = metrics(Path.of("server-config/monitoring", file));
      assertTrue(asked.size() > 5, asked::toString);
      asked.removeAll(served);
      assertEquals(Set.of(), asked, file);
    }
  }

  @Test
  void guideExplainsEveryServedMetric() throws IOException {
    Set<String> explained = metrics(GUIDE);
    Set<String> missing = served.stream().map(MonitoringIT::base).collect(Collectors.toSet());
    missing.removeAll(explained);
    assertEquals(Set.of(), missing);
  }

  /** A histogram is explained once for all its series. */
  private static String base(String series) {
    return series.replaceAll("_seconds_(bucket|count|sum|max)$", "_seconds");
  }

  private static Set<String> metrics(Path file) throws IOException {
    try (Stream<MatchResult> found = METRIC.matcher(Files.readString(file)).results()) {
      return found.map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
