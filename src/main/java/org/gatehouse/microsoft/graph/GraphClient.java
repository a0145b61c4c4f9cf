package org.gatehouse.microsoft.graph;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.gatehouse.microsoft.entra.AccessToken;
import org.gatehouse.microsoft.entra.GraphTokenProvider;
import org.gatehouse.platform.telemetry.Metrics;
import org.gatehouse.platform.telemetry.RequestContext;
import org.gatehouse.platform.telemetry.TimerName;
import org.gatehouse.platform.telemetry.TraceContext;
import org.gatehouse.platform.text.JsonFactories;

/**
 * Sends requests to Microsoft Graph v1.0: one JAX-RS client with its connections for all of them.
 *
 * <p>Every request is sent once; only a token that Graph has just stopped taking is replaced and
 * the request repeated. All methods throw {@link GraphException} when no response comes, and {@link
 * org.gatehouse.microsoft.entra.EntraException} when there is no token.
 */
@ApplicationScoped
public class GraphClient {
  private static final System.Logger LOG = System.getLogger(GraphClient.class.getName());

  /** One for all: RESTEasy's client would make one for every call, from a search of all JARs. */
  @Inject GraphSettings settings;

  @Inject GraphTokenProvider token;
  @Inject Clock clock;
  @Inject Metrics metrics;
  @Inject RequestContext notes;

  private GraphTransport transport;
  private Client client;
  private WebTarget graph;

  @PostConstruct
  void connect() {
    transport =
        new GraphTransport(
            settings.connectTimeout(), settings.readTimeout(), settings.longestCall());
    // Last of all filters: those after it would not be asked.
    client = ClientBuilder.newClient().register(transport, Integer.MAX_VALUE);
    graph = client.target(settings.endpoint()).path("v1.0");
  }

  @PreDestroy
  void disconnect() {
    client.close();
    transport.close();
  }

  /**
   * @param operation its name in the metrics
   * @param body written as JSON with the names of its components
   * @param latest nothing is sent after it
   */
  GraphResponse post(String operation, String path, Object body, Instant latest) {
    byte[] json = JsonFactories.BINDING.toJson(body).getBytes(StandardCharsets.UTF_8);
    Entity<byte[]> entity = Entity.entity(json, MediaType.APPLICATION_JSON_TYPE);
    return withToken(operation, graph.path(path), request -> request.buildPost(entity), latest);
  }

  /**
   * @param operation its name in the metrics
   * @param query the query parameters by their names, as they are, not encoded
   * @param latest nothing is sent after it
   */
  GraphResponse get(String operation, String path, Map<String, String> query, Instant latest) {
    WebTarget target = graph.path(path);
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      target =
          target
              .queryParam(parameter.getKey(), "{value}")
              .resolveTemplate("value", parameter.getValue());
    }
    return withToken(operation, target, Invocation.Builder::buildGet, latest);
  }

  private GraphResponse withToken(
      String operation,
      WebTarget target,
      Function<Invocation.Builder, Invocation> call,
      Instant latest) {
    AccessToken first = token.get(until(latest));
    GraphResponse reply = timed(operation, target, call, first, latest);
    if (reply.status() != Response.Status.UNAUTHORIZED.getStatusCode()
        || clock.instant().isAfter(latest)) {
      return reply;
    }
    AccessToken fresh = token.refreshRejected(first, until(latest));
    return fresh.equals(first) ? reply : timed(operation, target, call, fresh, latest);
  }

  private Duration until(Instant latest) {
    return Duration.between(clock.instant(), latest);
  }

  private GraphResponse timed(
      String operation,
      WebTarget target,
      Function<Invocation.Builder, Invocation> call,
      AccessToken token,
      Instant latest) {
    try (Metrics.Sample watch = metrics.start(TimerName.GRAPH, operation)) {
      GraphResponse reply = send(target, call, token, latest);
      watch.outcome(Integer.toString(reply.status()));
      return reply;
    }
  }

  private GraphResponse send(
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
      throw GraphException.notSent("no time was left for the call");
    }
    try {
      Response response = call.apply(request).invoke();
      GraphResponse reply =
          new GraphResponse(
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

  private static GraphException explain(RuntimeException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof ConnectionRequestTimeoutException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException
          || cause instanceof SSLHandshakeException) {
        return GraphException.notSent("no connection (" + cause.getClass().getSimpleName() + ")");
      }
      if (cause instanceof ConnectTimeoutException) {
        return GraphException.notSent("no connection in time");
      }
      if (cause instanceof SocketTimeoutException) {
        return GraphException.broken("no answer in time");
      }
    }
    return GraphException.broken("the connection broke");
  }
}
