package org.gatehouse.graph;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.gatehouse.entra.AccessToken;
import org.gatehouse.entra.GraphToken;

/** Calls Microsoft Graph v1.0; holds one JAX-RS client with its connections for all requests. */
@ApplicationScoped
public class GraphClient {
  private static final System.Logger LOG = System.getLogger(GraphClient.class.getName());

  /** Waited for at a cold start or after a 401 only; the token is renewed ahead. */
  private static final Duration TOKEN_PATIENCE = Duration.ofSeconds(10);

  @Inject GraphSettings settings;
  @Inject GraphToken token;

  private final BoundedText text = new BoundedText(System::nanoTime);
  private Client client;
  private WebTarget invitations;
  private WebTarget users;

  @PostConstruct
  void connect() {
    long connectMillis = settings.connectTimeout().toMillis();
    client =
        Connections.enough(ClientBuilder.newBuilder(), connectMillis)
            .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
            .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .build();
    WebTarget graph = client.target(settings.endpoint()).path("v1.0");
    invitations = graph.path("invitations");
    users = graph.path("users");
  }

  @PreDestroy
  void disconnect() {
    client.close();
  }

  /**
   * Invites, once: no repetition but for a token that Graph has just stopped taking.
   *
   * @throws GraphFailure when Graph does not confirm
   * @throws org.gatehouse.entra.EntraFailure when there is no token
   */
  public Invited invite(GraphInvitation invitation) {
    Entity<GraphInvitation> body = Entity.entity(invitation, MediaType.APPLICATION_JSON_TYPE);
    return withToken(invitations, request -> request.buildPost(body)).invited();
  }

  /**
   * Looks for a guest by address (Graph v1.0, user-list); a new guest shows up late.
   *
   * @throws GraphFailure when Graph does not answer; 403 when the app may not read users
   * @throws org.gatehouse.entra.EntraFailure when there is no token
   */
  public Optional<DirectoryGuest> findGuest(String address) {
    String quoted = "'" + address.replace("'", "''") + "'";
    WebTarget query =
        users
            .queryParam("$filter", "{filter}")
            .queryParam("$select", "id,mail,userType,externalUserState,createdDateTime")
            .resolveTemplate(
                "filter", "mail eq " + quoted + " or otherMails/any(m:m eq " + quoted + ")");
    return withToken(query, Invocation.Builder::buildGet).guest();
  }

  private GraphReply withToken(WebTarget target, Function<Invocation.Builder, Invocation> call) {
    AccessToken first = token.get(TOKEN_PATIENCE);
    GraphReply reply = send(target, call, first);
    if (reply.status() != Response.Status.UNAUTHORIZED.getStatusCode()) {
      return reply;
    }
    return send(target, call, token.insteadOf(first, TOKEN_PATIENCE));
  }

  private GraphReply send(
      WebTarget target, Function<Invocation.Builder, Invocation> call, AccessToken token) {
    String callId = UUID.randomUUID().toString();
    Invocation.Builder request =
        target
            .request(MediaType.APPLICATION_JSON_TYPE)
            .header("Authorization", "Bearer " + token.value())
            .header("client-request-id", callId);
    Response response = null;
    try {
      response = call.apply(request).invoke();
      GraphReply reply =
          new GraphReply(
              response.getStatus(),
              text.read(response.readEntity(InputStream.class), settings.readTimeout()),
              response.getHeaderString("Retry-After"),
              response.getHeaderString("request-id"),
              response.getHeaderString("x-ms-throttle-limit-percentage"));
      if (reply.status() >= 400) {
        LOG.log(
            System.Logger.Level.DEBUG,
            "Graph answered {0}, client-request-id {1}, request-id {2}, diagnostic {3}",
            reply.status(),
            callId,
            reply.requestId(),
            response.getHeaderString("x-ms-ags-diagnostic"));
      }
      return reply;
    } catch (ProcessingException | IOException | IllegalStateException broken) {
      throw explain(broken);
    } finally {
      close(response);
    }
  }

  /** Closing can fail once more on a broken connection, which adds nothing. */
  private static void close(Response response) {
    try {
      if (response != null) {
        response.close();
      }
    } catch (ProcessingException alreadyBroken) {
      LOG.log(System.Logger.Level.DEBUG, "Connection to Graph was broken at its end");
    }
  }

  private static GraphFailure explain(Exception broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException
          || cause instanceof SSLHandshakeException) {
        return GraphFailure.notSent("no connection (" + cause.getClass().getSimpleName() + ")");
      }
      if (isConnectTimeout(cause)) {
        return GraphFailure.notSent("no connection in time");
      }
      if (cause instanceof SocketTimeoutException) {
        return GraphFailure.broken("no answer in time");
      }
    }
    return GraphFailure.broken("the connection broke");
  }

  /** The JDK and Apache's client tell the two time-outs apart by text and by class name only. */
  private static boolean isConnectTimeout(Throwable cause) {
    return cause.getClass().getSimpleName().matches("Connect(ionPool)?TimeoutException")
        || cause instanceof SocketTimeoutException
            && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
  }
}
