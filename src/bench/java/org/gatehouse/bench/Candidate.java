package org.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import org.gatehouse.bench.ledger.QueryClient;
import org.gatehouse.bench.load.Load;
import org.gatehouse.bench.load.Requests;
import org.gatehouse.launch.Server;

/**
 * One running server with one application, and the load upon it.
 *
 * @param name echo, plain, gatehouse or full
 */
public record Candidate(String name, Server server, Simulation simulation) {
  static Candidate awaited(String name, Server server, Simulation simulation)
      throws IOException, InterruptedException {
    if (!server.awaitReady(seconds -> {})) {
      server.stop();
      throw new IOException(name + " did not start: " + String.join("\n", server.lastWords()));
    }
    return new Candidate(name, server, simulation);
  }

  public ProcessStatistics vitals() {
    return new ProcessStatistics(server.process());
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
  public QueryClient reader() throws IOException, InterruptedException {
    return new QueryClient(uri(), simulation.token());
  }

  private URI uri() {
    return server.uri();
  }

  private static String batch() {
    return "b" + Long.toString(System.nanoTime(), 36);
  }
}
