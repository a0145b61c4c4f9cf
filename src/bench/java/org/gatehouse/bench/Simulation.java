package org.gatehouse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.launch.Server;
import org.gatehouse.sandbox.Sandbox;

/** The sandbox in a process of its own, so that nothing measured shares its heap. */
public final class Simulation implements AutoCloseable {
  private static final Duration UP_WITHIN = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private Simulation(Process process, int port) {
    this.process = process;
    this.uri = URI.create("http://127.0.0.1:" + port);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
  }

  static Simulation start(Path folder) throws IOException, InterruptedException {
    int port = Server.freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Sandbox.class.getName(),
                    "--port",
                    Integer.toString(port)))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sandbox.log").toFile())
            .start();
    Simulation simulation = new Simulation(process, port);
    simulation.awaitUp();
    return simulation;
  }

  private void awaitUp() throws InterruptedException, IOException {
    for (long start = System.nanoTime(); System.nanoTime() - start < UP_WITHIN.toNanos(); ) {
      try {
        ask("GET", "/sandbox/behaviour", "");
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new IOException("The sandbox did not start");
  }

  /** What a server needs to take it for Entra and Graph. */
  public Map<String, String> settings() {
    return Map.of(
        "ENTRA_AUTHORITY", uri.toString(),
        "ENTRA_TENANT_ID", Sandbox.TENANT_ID,
        "ENTRA_CLIENT_ID", Sandbox.CLIENT_ID,
        "ENTRA_CLIENT_SECRET", Sandbox.CLIENT_SECRET,
        "GRAPH_ENDPOINT", uri.toString());
  }

  /** Forgets all guests, and lets Graph take so long for each of the next invitations. */
  public void reset(Duration delay) throws IOException, InterruptedException {
    ask("POST", "/sandbox/reset", "");
    behave("{\"rateEnforced\":false,\"invitations\":{\"delay\":\"%s\"}}".formatted(delay));
  }

  /** As {@link #reset}, with Graph's limit kept. */
  public void enforceLimit(Duration delay) throws IOException, InterruptedException {
    reset(delay);
    behave("{\"rateEnforced\":true,\"rate\":150,\"ratePeriod\":\"PT5S\"}");
  }

  private void behave(String json) throws IOException, InterruptedException {
    ask("PUT", "/sandbox/behaviour", json);
  }

  /** A caller's token, good for an hour. */
  public String token() throws IOException, InterruptedException {
    return ask("GET", "/sandbox/token?roles=Guests.Invite,Guests.Read", "");
  }

  /** How many invitations Graph has answered with the status since the last reset. */
  public long answered(int status) throws IOException, InterruptedException {
    Matcher count =
        Pattern.compile(
                "\"call\":\"POST /v1.0/invitations\",\"status\":" + status + ",\"count\":(\\d+)")
            .matcher(ask("GET", "/sandbox/state", "").replaceAll("\\s*([:,])\\s*", "$1"));
    return count.find() ? Long.parseLong(count.group(1)) : 0;
  }

  private String ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("The sandbox answers " + path + " with " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException noTimeLeft) {
      Thread.currentThread().interrupt();
    }
  }
}
