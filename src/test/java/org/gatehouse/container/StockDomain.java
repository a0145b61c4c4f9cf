package org.gatehouse.container;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A domain of a Payara Server as it comes, with the guide's data source on Derby and none of our
 * options of the virtual machine. Beside the application runs a neighbour that has called out.
 */
public final class StockDomain implements AutoCloseable {
  private static final Path SERVER = Path.of("target", "payara6").toAbsolutePath();
  private static final Path CONFIG = Path.of("server-config", "payara").toAbsolutePath();
  private static final String NAME = "stock";
  private static final int ADMIN = 48;
  private static final int HTTP = 80;
  private static final int COMMAND_SECONDS = 240;

  private final Path folder;
  private final int base;
  private final Map<String, String> environment;

  private StockDomain(Path folder, int base, Map<String, String> environment) {
    this.folder = folder;
    this.base = base;
    this.environment = environment;
  }

  /**
   * @param settings environment variables of the domain
   */
  public static StockDomain start(Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
    StockDomain domain =
        new StockDomain(data, 20_000 + (int) (System.nanoTime() % 120) * 100, settings);
    try {
      domain.create();
      domain.deploy();
      return domain;
    } catch (IOException | InterruptedException failed) {
      domain.close();
      throw failed;
    }
  }

  private void create() throws IOException, InterruptedException {
    asadmin(
        "create-domain",
        "--nopassword",
        "--portbase",
        Integer.toString(base),
        "--domaindir",
        folder.toString(),
        NAME);
    asadmin("start-domain", "--domaindir", folder.toString(), NAME);
    List<String> commands = new ArrayList<>();
    for (String library : List.of("derby.jar", "derbyshared.jar", "derbytools.jar")) {
      commands.add("add-library " + Path.of("target/server/lib", library).toAbsolutePath());
    }
    commands.addAll(Files.readAllLines(CONFIG.resolve("derby.asadmin")));
    remote(commands);
    asadmin("restart-domain", "--domaindir", folder.toString(), NAME);
  }

  private void deploy() throws IOException, InterruptedException {
    Path neighbour = folder.resolve("neighbour.war");
    ShrinkWrap.create(WebArchive.class)
        .addClass(NeighbourApplication.class)
        .as(ZipExporter.class)
        .exportTo(neighbour.toFile());
    remote(
        List.of(
            "deploy --contextroot /neighbour --name neighbour " + neighbour,
            "deploy --contextroot / --name gatehouse "
                + Path.of("target/gatehouse.war").toAbsolutePath()));
  }

  /** Where the application is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + (base + HTTP));
  }

  /** By one asadmin, since each takes seconds to start. */
  private void remote(List<String> commands) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("commands.asadmin"), commands);
    asadmin("--port", Integer.toString(base + ADMIN), "multimode", "--file", file.toString());
  }

  private void asadmin(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("bash", SERVER.resolve("bin/asadmin").toString()));
    line.addAll(List.of(command));
    Path log = folder.resolve("asadmin.log");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("GATEHOUSE_DATA", folder.toString());
    builder.environment().put("AS_JAVA", System.getProperty("java.home"));
    Process process = builder.start();
    if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("asadmin " + List.of(command) + " takes too long; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IOException("asadmin " + List.of(command) + " failed; see " + log);
    }
  }

  /** Waits until the application takes requests. */
  public void awaitReady() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!new Gatehouse(uri(), uri()).isReady()) {
      if (System.nanoTime() - start > Duration.ofMinutes(2).toNanos()) {
        throw new IOException("The domain is not ready; see " + folder);
      }
      Thread.sleep(500);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      asadmin("stop-domain", "--kill=true", "--domaindir", folder.toString(), NAME);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
