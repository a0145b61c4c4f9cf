package org.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import org.gatehouse.bench.ledger.Reader;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.load.Requests;
import org.gatehouse.launch.Server;

/**
 * One running server with one application, and the load upon it.
 *
 * @param name echo, plain, gatehouse or full
 */
public record Subject(String name, Server server, Simulation simulation) {
  static Subject awaited(String name, Server server, Simulation simulation)
      throws IOException, InterruptedException {
    if (!server.awaitReady(seconds -> {})) {
      server.stop();
      throw new IOException(name + " did not start: " + String.join("\n", server.lastWords()));
    }
    return new Subject(name, server, simulation);
  }

  public Vitals vitals() {
    return new Vitals(server.process());
  }

  /** A load of requests that nobody has sent before. */
  public Load load() throws IOException, InterruptedException {
    return new Load(uri(), Requests.forGuests(uri(), simulation.token(), batch()));
  }

  /** A load of so many different requests, sent again and again. */
  public Load repeating(int different) throws IOException, InterruptedException {
    return new Load(uri(), Requests.repeating(uri(), simulation.token(), batch(), different));
  }

  /** Somebody who may read the ledger. */
  public Reader reader() throws IOException, InterruptedException {
    return new Reader(uri(), simulation.token());
  }

  private URI uri() {
    return server.uri();
  }

  private static String batch() {
    return "b" + Long.toString(System.nanoTime(), 36);
  }
}
