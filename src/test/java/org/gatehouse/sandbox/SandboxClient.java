package org.gatehouse.sandbox;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Calls a sandbox as Gatehouse and its administrators would. */
final class SandboxClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI sandbox;
  private String token;

  SandboxClient(Sandbox sandbox) {
    this.sandbox = sandbox.uri();
  }

  static JsonObject json(HttpResponse<String> response) {
    return JsonText.read(response.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  HttpResponse<String> askForToken() throws IOException {
    return askForToken(Map.of());
  }

  /** The usual form, but for what is bent; an empty text leaves a field out. */
  HttpResponse<String> askForToken(Map<String, String> bent) throws IOException {
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                Sandbox.CLIENT_ID,
                "client_secret",
                Sandbox.CLIENT_SECRET,
                "scope",
                sandbox + "/.default"));
    form.putAll(bent);
    form.values().removeIf(String::isEmpty);
    return askForToken(Sandbox.TENANT_ID, form);
  }

  HttpResponse<String> askForToken(String tenant, Map<String, String> form) throws IOException {
    return send(
        request("/" + tenant + "/oauth2/v2.0/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form))));
  }

  /** Takes a token for Graph for all calls from now on. */
  SandboxClient signIn() {
    try {
      return with(json(askForToken()).getString("access_token"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  SandboxClient with(String token) {
    this.token = token;
    return this;
  }

  HttpResponse<String> invite(String address) throws IOException {
    return send(invitation(address, false));
  }

  /** Gives up after a tenth of a second. */
  HttpResponse<String> impatientlyInvite(String address) throws IOException {
    return send(invitation(address, false).timeout(Duration.ofMillis(100)));
  }

  HttpResponse<String> inviteWithMail(String address) throws IOException {
    return send(invitation(address, true));
  }

  CompletableFuture<HttpResponse<String>> inviteLater(String address) {
    return HTTP.sendAsync(invitation(address, false).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> postInvitation(String body) throws IOException {
    return send(
        graph("/v1.0/invitations")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> users(String filter) throws IOException {
    return send(
        graph(
            "/v1.0/users?"
                + encoded(Map.of("$filter", filter))
                + "&$select=id,mail,userType,externalUserState"));
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(graph(path));
  }

  HttpResponse<String> get(String path, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    return send(request);
  }

  HttpResponse<String> command(String method, String path, String body) throws IOException {
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder invitation(String address, boolean mail) {
    byte[] body =
        JsonText.object(
            json ->
                json.write("invitedUserEmailAddress", address)
                    .write("inviteRedirectUrl", "https://invitations.microsoft.com")
                    .write("sendInvitationMessage", mail));
    return graph("/v1.0/invitations")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder graph(String path) {
    HttpRequest.Builder request = request(path);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(sandbox.resolve(path.replace(" ", "%20").replace("$", "%24")))
        .timeout(Duration.ofSeconds(10));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private static String encoded(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(
            pair ->
                URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
