package org.gatehouse.container;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** Another application of the same server, which calls somebody by the JDK's means as it starts. */
@WebListener
public class NeighbourApplication implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent start) {
    URI somebody = URI.create(System.getenv("GRAPH_ENDPOINT") + "/");
    try (InputStream answer = somebody.toURL().openStream()) {
      answer.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
