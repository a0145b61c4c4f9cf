package org.gatehouse.container;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

  @Inject @SuiteScoped private InstanceProducer<Premises> premises;

  private ShippedServerSettings settings;
  private ServerProcess process;
  private int port;

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
      throw new DeploymentException(
          notStarted.getMessage() + "; what it said is in " + log(), notStarted);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DeploymentException("Interrupted", stopping);
    }
    return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", port));
  }

  private void start(Archive<?> war) throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.start();
    port = freePort();
    Gatehouse gatehouse = new Gatehouse(URI.create("http://127.0.0.1:" + port));
    premises.set(new Premises(sandbox, gatehouse, new ServerLog(log())));
    process = ServerProcess.start(settings.server(), environment(sandbox, export(war)), log());
    process.awaitReady(gatehouse);
  }

  private static File export(Archive<?> war) {
    File file = FOLDER.resolve("gatehouse.war").toFile();
    file.getParentFile().mkdirs();
    war.as(ZipExporter.class).exportTo(file, true);
    return file;
  }

  private Map<String, String> environment(Sandbox sandbox, File war) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.put("ENTRA_AUTHORITY", sandbox.uri().toString());
    environment.put("ENTRA_TENANT_ID", Sandbox.TENANT_ID);
    environment.put("ENTRA_CLIENT_ID", Sandbox.CLIENT_ID);
    environment.put("ENTRA_CLIENT_SECRET", Sandbox.CLIENT_SECRET);
    environment.put("GRAPH_ENDPOINT", sandbox.uri().toString());
    environment.put("PORT", Integer.toString(port));
    environment.put("GATEHOUSE_WAR", war.toString());
    // Each run begins with an empty ledger.
    environment.put("GATEHOUSE_DATA", FOLDER.resolve("data-" + UUID.randomUUID()).toString());
    return environment;
  }

  private Path log() {
    return FOLDER.resolve(settings.server() + ".log");
  }

  /** Somebody else could take it before the server does, which the server then says. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void undeploy(Archive<?> war) {
    // it stays until the server stops
  }

  @Override
  public void stop() {
    try {
      if (process != null) {
        process.stop();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
