package org.gatehouse.tour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gatehouse.launch.Server;
import org.gatehouse.sandbox.Sandbox;

/** Shows the service at work within a minute: the sandbox, the server, one guest invited. */
public final class Tour {
  private static final String SAMPLE = "src/test/resources/published-sample.json";

  private Tour() {}

  /** {@code PROJECT-FOLDER PORT ONCE}; ends the process with 1 when the sample was not invited. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    boolean once = !arguments[2].equals("false");
    int port = port(arguments[1]);
    boolean invited;
    try (Sandbox sandbox = Sandbox.start()) {
      Server server =
          Server.payaraMicro(project, port, project.resolve("data/sandbox"), settings(sandbox));
      invited = started(server) && inviteSample(project, server, sandbox);
      if (invited && !once) {
        invite(server, sandbox);
        server.await();
      }
      server.stop();
    }
    if (!invited) {
      // Not an exception: Maven would bury the sentences above under its own.
      System.exit(1);
    }
  }

  private static int port(String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw stop("-Dport=" + text + " is not a port from 1 to 65535.");
    }
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException inUse) {
      throw stop("Port " + port + " is in use; choose another with -Dport=….");
    }
  }

  private static IllegalStateException stop(String sentence) {
    System.err.println(sentence);
    System.exit(1);
    return new IllegalStateException(sentence);
  }

  private static Map<String, String> settings(Sandbox sandbox) {
    return Map.of(
        "ENTRA_AUTHORITY", sandbox.uri().toString(),
        "ENTRA_TENANT_ID", Sandbox.TENANT_ID,
        "ENTRA_CLIENT_ID", Sandbox.CLIENT_ID,
        "ENTRA_CLIENT_SECRET", Sandbox.CLIENT_SECRET,
        "GRAPH_ENDPOINT", sandbox.uri().toString());
  }

  private static boolean started(Server server) throws IOException, InterruptedException {
    System.out.printf("%nStarting Payara Micro with gatehouse.war at %s%n", server.uri());
    boolean ready =
        server.awaitReady(
            seconds -> {
              System.out.print(seconds % 10 == 9 ? ". " + (seconds + 1) + " s " : ".");
              System.out.flush();
            });
    System.out.println(ready ? " ready" : " ended");
    if (!ready) {
      server.lastWords().forEach(System.err::println);
      System.err.println("The server did not become ready; its log is " + server.log());
    }
    return ready;
  }

  private static boolean inviteSample(Path project, Server server, Sandbox sandbox)
      throws IOException, InterruptedException {
    Path sample = project.resolve(SAMPLE);
    URI address = server.uri().resolve("/api/InviteGuest");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(100))
            .header("Authorization", "Bearer " + token(sandbox))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofFile(sample))
            .build();
    System.out.printf(
        "%nThe published sample, exactly as published:%n%nPOST %s%n%s%n",
        address, Files.readString(sample));
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    System.out.printf("HTTP %d%n%s%n%n", answer.statusCode(), answer.body());
    answer
        .headers()
        .firstValue("Idempotent-Replayed")
        .ifPresent(
            replayed ->
                System.out.println(
                    "(Idempotent-Replayed: the same request came within the last 15 minutes, so"
                        + " nobody was invited twice.)\n"));
    return answer.statusCode() == 201;
  }

  private static void invite(Server server, Sandbox sandbox) {
    System.out.printf(
        """
        A guest of your own (the token is good for an hour; a new one: curl "%1$s/sandbox/token?roles=Guests.Invite,Guests.Read"):

        curl -i %2$s/api/InviteGuest -H "Content-Type: application/json" -H "Authorization: Bearer %3$s" -d '{"invitedUserEmailAddress":"jane.doe@example.com","sendInvitationMessage":true}'

        What Entra and Graph see, and how to make them fail: %1$s
        The server's log: %4$s
        Ctrl-C ends all of it.
        """,
        sandbox.uri(), server.uri(), token(sandbox), server.log());
  }

  private static String token(Sandbox sandbox) {
    return sandbox.callerToken().roles("Guests.Invite", "Guests.Read").compact();
  }
}
