package org.gatehouse.microsoft.entra;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.gatehouse.platform.http.BoundedExchange;

/**
 * Carries MSAL's requests with bounds in time and size, which MSAL's own client lacks.
 *
 * <p>MSAL refuses http authorities, so a sandbox on loopback is reached by sending what MSAL
 * addresses to the public cloud to the configured authority instead.
 */
final class EntraHttp implements IHttpClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);

  /** A token takes a few kilobytes. */
  private static final int MAX_RESPONSE_BYTES = 256 * 1024;

  private final BoundedExchange exchange =
      new BoundedExchange(
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build(),
          ANSWER,
          MAX_RESPONSE_BYTES);
  private final URI authority;

  /**
   * @param authority where everything is sent; null leaves it where MSAL addresses it
   */
  EntraHttp(URI authority) {
    this.authority = authority;
  }

  @Override
  public IHttpResponse send(HttpRequest request) throws IOException, InterruptedException {
    java.net.http.HttpRequest.Builder sent =
        java.net.http.HttpRequest.newBuilder(address(request.url()))
            .method(
                request.httpMethod().name(),
                request.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(request.body()));
    request.headers().forEach(sent::header);
    java.net.http.HttpResponse<String> received = await(sent.build());
    HttpResponse response = new HttpResponse();
    response.statusCode(received.statusCode());
    response.addHeaders(received.headers().map());
    response.body(received.body());
    return response;
  }

  private URI address(URL asked) {
    return URI.create(authority == null ? asked.toString() : authority + asked.getFile());
  }

  private java.net.http.HttpResponse<String> await(java.net.http.HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return exchange.send(request).get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TimeoutException) {
        throw new IOException("no answer within " + ANSWER.toSeconds() + " s", failed);
      }
      throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
    }
  }
}
