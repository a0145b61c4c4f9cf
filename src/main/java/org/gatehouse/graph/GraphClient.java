package org.gatehouse.graph;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.gatehouse.entra.AccessToken;
import org.gatehouse.entra.GraphToken;
import org.gatehouse.telemetry.Meters;
import org.gatehouse.telemetry.RequestNotes;
import org.gatehouse.telemetry.Span;
import org.gatehouse.telemetry.TraceContext;

/** Calls Microsoft Graph v1.0; holds one JAX-RS client with its connections for all requests. */
@ApplicationScoped
public class GraphClient {
  private static final System.Logger LOG = System.getLogger(GraphClient.class.getName());

  /** One for all: RESTEasy's client would make one for every call, from a search of all JARs. */
  private static final Jsonb JSON = JsonbBuilder.create();

  @Inject GraphSettings settings;
  @Inject GraphToken token;
  @Inject Clock clock;
  @Inject Meters meters;
  @Inject RequestNotes notes;

  private GraphTransport transport;
  private Client client;
  private WebTarget invitations;
  private WebTarget users;

  @PostConstruct
  void connect() {
    transport =
        new GraphTransport(
            settings.connectTimeout(), settings.readTimeout(), settings.longestCall());
    // Last of all filters: those after it would not be asked.
    client = ClientBuilder.newClient().register(transport, Integer.MAX_VALUE);
    WebTarget graph = client.target(settings.endpoint()).path("v1.0");
    invitations = graph.path("invitations");
    users = graph.path("users");
  }

  @PreDestroy
  void disconnect() {
    client.close();
    transport.close();
  }

  /**
   * Invites, once: no repetition but for a token that Graph has just stopped taking.
   *
   * @param latest nothing is sent after it
   * @throws GraphFailure when Graph does not confirm
   * @throws org.gatehouse.entra.EntraFailure when there is no token
   */
  public Invited invite(GraphInvitation invitation, Instant latest) {
    byte[] json = JSON.toJson(invitation).getBytes(StandardCharsets.UTF_8);
    Entity<byte[]> body = Entity.entity(json, MediaType.APPLICATION_JSON_TYPE);
    return withToken("invite", invitations, request -> request.buildPost(body), latest).invited();
  }

  /**
   * Looks for a guest by address (Graph v1.0, user-list); a new guest shows up late.
   *
   * @param latest nothing is sent after it
   * @throws GraphFailure when Graph does not answer; 403 when the app may not read users
   * @throws org.gatehouse.entra.EntraFailure when there is no token
   */
  public Optional<DirectoryGuest> findGuest(String address, Instant latest) {
    String quoted = "'" + address.replace("'", "''") + "'";
    WebTarget query =
        users
            .queryParam("$filter", "{filter}")
            .queryParam("$select", "id,mail,userType,externalUserState,createdDateTime")
            .resolveTemplate(
                "filter", "mail eq " + quoted + " or otherMails/any(m:m eq " + quoted + ")");
    return withToken("find", query, Invocation.Builder::buildGet, latest).guest();
  }

  private GraphReply withToken(
      String operation,
      WebTarget target,
      Function<Invocation.Builder, Invocation> call,
      Instant latest) {
    AccessToken first = token.get(until(latest));
    GraphReply reply = timed(operation, target, call, first, latest);
    if (reply.status() != Response.Status.UNAUTHORIZED.getStatusCode()
        || clock.instant().isAfter(latest)) {
      return reply;
    }
    AccessToken fresh = token.insteadOf(first, until(latest));
    return fresh.equals(first) ? reply : timed(operation, target, call, fresh, latest);
  }

  private Duration until(Instant latest) {
    return Duration.between(clock.instant(), latest);
  }

  private GraphReply timed(
      String operation,
      WebTarget target,
      Function<Invocation.Builder, Invocation> call,
      AccessToken token,
      Instant latest) {
    try (Meters.Watch watch = meters.start(Span.GRAPH, operation)) {
      GraphReply reply = send(target, call, token, latest);
      watch.outcome(Integer.toString(reply.status()));
      return reply;
    }
  }

  private GraphReply send(
      WebTarget target,
      Function<Invocation.Builder, Invocation> call,
      AccessToken token,
      Instant latest) {
    String callId = UUID.randomUUID().toString();
    Invocation.Builder request =
        target
            .request(MediaType.APPLICATION_JSON_TYPE)
            .header("Authorization", "Bearer " + token.value())
            .header("client-request-id", callId);
    notes.trace().ifPresent(trace -> passOn(trace, request));
    if (clock.instant().isAfter(latest)) {
      throw GraphFailure.notSent("no time was left for the call");
    }
    try {
      Response response = call.apply(request).invoke();
      GraphReply reply =
          new GraphReply(
              response.getStatus(),
              response.readEntity(String.class),
              response.getHeaderString("retry-after"),
              response.getHeaderString("request-id"),
              response.getHeaderString("x-ms-throttle-limit-percentage"));
      if (reply.status() >= 400) {
        LOG.log(
            System.Logger.Level.DEBUG,
            "Graph answered {0}, client-request-id {1}, request-id {2}, diagnostic {3}",
            reply.status(),
            callId,
            reply.requestId(),
            GraphText.line(response.getHeaderString("x-ms-ags-diagnostic")));
      }
      return reply;
    } catch (RuntimeException broken) {
      // Whatever Graph sends that the clients cannot take: what it did is not known.
      throw explain(broken);
    }
  }

  private static void passOn(TraceContext trace, Invocation.Builder request) {
    request.header(TraceContext.PARENT, trace.parent());
    if (trace.state() != null) {
      request.header(TraceContext.STATE, trace.state());
    }
  }

  private static GraphFailure explain(RuntimeException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectionRequestTimeoutException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException
          || cause instanceof SSLHandshakeException) {
        return GraphFailure.notSent("no connection (" + cause.getClass().getSimpleName() + ")");
      }
      if (cause instanceof ConnectTimeoutException) {
        return GraphFailure.notSent("no connection in time");
      }
      if (cause instanceof SocketTimeoutException) {
        return GraphFailure.broken("no answer in time");
      }
    }
    return GraphFailure.broken("the connection broke");
  }
}
