package org.gatehouse.container;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Tells Arquillian of the server under test and of what tests can have injected. */
public final class ShippedServers implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder
        .service(DeployableContainer.class, ShippedServer.class)
        .service(ResourceProvider.class, TestEnvironmentProvider.class);
  }
}
