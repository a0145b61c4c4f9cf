package org.gatehouse.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.regex.Pattern;

/** Leads each request to its endpoint. */
final class Router implements HttpHandler {
  private static final String TENANT = "/[^/]+";
  private static final Pattern TOKEN = Pattern.compile(TENANT + "/oauth2/v2\\.0/token");
  private static final Pattern KEYS = Pattern.compile(TENANT + "/discovery(/v2\\.0)?/keys");
  private static final Pattern CONFIGURATION =
      Pattern.compile(TENANT + "(/v2\\.0)?/\\.well-known/openid-configuration");

  private final ResponseSender line;
  private final Endpoint invitations;
  private final Endpoint users;
  private final Endpoint token;
  private final Endpoint keys;
  private final Endpoint identity;
  private final ControlEndpoint commands;
  private final StatusPage page;
  private final String authority;

  Router(Sandbox sandbox, ResponseSender line, Endpoints endpoints) {
    this.line = line;
    this.invitations = endpoints.invitations();
    this.users = endpoints.users();
    this.token = endpoints.token();
    this.keys = endpoints.keys();
    this.identity = endpoints.identity();
    this.commands = new ControlEndpoint(sandbox);
    this.page = new StatusPage(sandbox);
    this.authority = sandbox.uri().toString();
  }

  /** The endpoints that the network's faults stand before. */
  record Endpoints(
      Endpoint invitations, Endpoint users, Endpoint token, Endpoint keys, Endpoint identity) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Call call = Call.read(exchange);
    try {
      lead(call);
    } catch (IllegalArgumentException mistake) {
      line.send(call, "mistakes", Reply.message(400, mistake.getMessage()));
    }
  }

  private void lead(Call call) {
    String path = call.path();
    Endpoint endpoint = endpoint(call.method(), path);
    if (endpoint != null) {
      endpoint.open(call, line);
    } else if (path.startsWith("/sandbox/")) {
      line.send(call, call.method() + " /sandbox/", commands.follow(call));
    } else if (path.equals("/") && call.method().equals("GET")) {
      line.send(call, "GET /", page.reply());
    } else if (CONFIGURATION.matcher(path).matches()) {
      line.send(call, "GET openid-configuration", configuration(path.split("/")[1]));
    } else {
      line.send(call, "anything else", notFound());
    }
  }

  /** Null when the path leads to none. */
  private Endpoint endpoint(String method, String path) {
    if (method.equals("POST")) {
      if (path.equals("/v1.0/invitations")) {
        return invitations;
      }
      return TOKEN.matcher(path).matches() ? token : null;
    }
    if (method.equals("GET")) {
      if (path.equals("/v1.0/users") || path.startsWith("/v1.0/users/")) {
        return users;
      }
      if (path.equals(ManagedIdentityEndpoint.PATH)) {
        return identity;
      }
      return KEYS.matcher(path).matches() ? keys : null;
    }
    return null;
  }

  private Reply configuration(String tenant) {
    String base = authority + "/" + tenant;
    return Reply.json(
        200,
        JsonText.object(
            json ->
                json.write("issuer", base + "/v2.0")
                    .write("token_endpoint", base + "/oauth2/v2.0/token")
                    .write("jwks_uri", base + "/discovery/v2.0/keys")
                    .writeStartArray("id_token_signing_alg_values_supported")
                    .write("RS256")
                    .writeEnd()));
  }

  /** In HTML, as Graph answers a GET of an invitation. */
  private static Reply notFound() {
    return Reply.html(404, "<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>");
  }
}
