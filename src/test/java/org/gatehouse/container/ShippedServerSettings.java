package org.gatehouse.container;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What arquillian.xml says of the server. */
public final class ShippedServerSettings implements ContainerConfiguration {
  private String server;
  private String settings = "";

  /**
   * @param server a folder of server-config
   */
  public void setServer(String server) {
    this.server = server;
  }

  /**
   * @param settings environment variables, with blanks or line breaks between them
   */
  public void setSettings(String settings) {
    this.settings = settings;
  }

  String server() {
    return server;
  }

  Map<String, String> environment() {
    return Stream.of(settings.strip().split("\\s+"))
        .filter(variable -> !variable.isEmpty())
        .map(variable -> variable.split("=", 2))
        .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
  }

  @Override
  public void validate() throws ConfigurationException {
    if (server == null || !server.matches("[a-z]+")) {
      throw new ConfigurationException("server must name a folder of server-config");
    }
  }
}
