package org.gatehouse.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.sandbox.Sandbox;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.spi.annotation.SuiteScoped;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * The server under test, with the first WAR that is deployed to it, until the end of the suite:
 * every test class deploys the same one, and a start takes many seconds.
 */
public final class ShippedServer implements DeployableContainer<ShippedServerSettings> {
  private static final Path FOLDER = Path.of("target", "it").toAbsolutePath();

  /** Holds the service's secret for Entra. */
  static final Path CLIENT_SECRET_FILE = FOLDER.resolve("client-secret");

  @Inject @SuiteScoped private InstanceProducer<TestEnvironment> premises;

  private ShippedServerSettings settings;
  private ServerProcess process;
  private PostgreSql database;

  @Override
  public Class<ShippedServerSettings> getConfigurationClass() {
    return ShippedServerSettings.class;
  }

  @Override
  public void setup(ShippedServerSettings settings) {
    this.settings = settings;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return ProtocolDescription.DEFAULT;
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> war) throws DeploymentException {
    try {
      if (process == null) {
        start(war);
      }
    } catch (IOException notStarted) {
      throw new DeploymentException(notStarted.getMessage(), notStarted);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("Interrupted", stopping);
    }
    HTTPContext context =
        new HTTPContext(process.gatehouse().uri().getHost(), process.gatehouse().uri().getPort());
    return new ProtocolMetaData().addContext(context);
  }

  private void start(Archive<?> war) throws IOException, InterruptedException {
    Path file = FOLDER.resolve("gatehouse.war");
    file.toFile().getParentFile().mkdirs();
    war.as(ZipExporter.class).exportTo(file.toFile(), true);
    Sandbox sandbox = Sandbox.start();
    Map<String, String> environment = new HashMap<>(ServerProcess.behind(sandbox));
    environment.remove("ENTRA_CLIENT_SECRET");
    environment.put("ENTRA_CLIENT_SECRET_FILE", CLIENT_SECRET_FILE.toString());
    Files.writeString(CLIENT_SECRET_FILE, Sandbox.CLIENT_SECRET);
    environment.putAll(settings.environment());
    environment.put("GATEHOUSE_WAR", file.toString());
    if (settings.isOnPostgreSql()) {
      database = PostgreSql.start();
      environment.putAll(database.environment());
    }
    process = ServerProcess.start(settings.server(), FOLDER, environment);
    premises.set(
        new TestEnvironment(
            settings.server(), sandbox, process.gatehouse(), process.log(), database));
    process.awaitReady();
  }

  @Override
  public void undeploy(Archive<?> war) {
    // it stays until the server stops
  }

  @Override
  public void stop() {
    try {
      if (process != null) {
        process.tellToEnd();
        process.awaitEnd();
      }
      if (database != null) {
        database.close();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
