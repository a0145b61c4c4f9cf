package org.gatehouse.microsoft.graph;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Transport of the JAX-RS client by Apache HttpClient: each call is sent at most once and ends in
 * time.
 *
 * <p>The transports below the servers' JAX-RS clients promise neither. HttpURLConnection, below
 * Jersey, repeats a POST when a kept connection breaks, unless a system property was set before
 * anybody in the virtual machine used it. Both it and the client below RESTEasy limit only the
 * silence between two bytes, so slow headers can keep a call open forever. A filter that answers in
 * place of the transport (Jakarta RESTful Web Services 3.1, section 6.2) puts Apache's client below
 * any JAX-RS client.
 */
final class GraphTransport implements ClientRequestFilter, AutoCloseable {
  private static final int MAX_RESPONSE_BYTES = 256 * 1024;
  private static final int MAX_LINE_LENGTH = 32 * 1024;
  private static final int MAX_HEADERS = 200;

  /** As many as there are requests in flight. */
  private static final int MAX_CONNECTIONS = 1200;

  /** A kept connection that rested for longer is tried out before a request goes over it. */
  private static final TimeValue RESTED = TimeValue.ofSeconds(2);

  /** Graph closes what rests for some minutes. */
  private static final TimeValue KEPT = TimeValue.ofSeconds(60);

  /** The transport frames the body by itself. */
  private static final List<String> FRAMING = List.of("content-length", "transfer-encoding");

  private final Duration longestCall;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, GraphTransport::daemon);

  /**
   * @param connectTimeout until a connection stands
   * @param readTimeout for the silence between two bytes
   * @param longestCall until the whole answer is here, whatever Graph sends; then the connection is
   *     closed
   */
  GraphTransport(Duration connectTimeout, Duration readTimeout, Duration longestCall) {
    this.longestCall = longestCall;
    this.client =
        HttpClients.custom()
            .useSystemProperties()
            .setConnectionManager(connections(Timeout.of(connectTimeout), Timeout.of(readTimeout)))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                    .setResponseTimeout(Timeout.of(readTimeout))
                    .build())
            .disableAutomaticRetries()
            // A token never travels on to wherever an answer points.
            .disableRedirectHandling()
            .disableAuthCaching()
            .disableCookieManagement()
            .disableContentCompression()
            .evictIdleConnections(KEPT)
            .build();
    timer.setRemoveOnCancelPolicy(true);
  }

  private static PoolingHttpClientConnectionManager connections(Timeout connect, Timeout read) {
    Http1Config bounds =
        Http1Config.custom()
            .setMaxLineLength(MAX_LINE_LENGTH)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .useSystemProperties()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(read)
                .setValidateAfterInactivity(RESTED)
                .build())
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(MAX_CONNECTIONS)
        .build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gatehouse-graph-timer");
    thread.setDaemon(true);
    return thread;
  }

  /** An answer, read to its end; headers by their names in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {}

  /**
   * Sends the request, whose entity is bytes or none, and hands the answer back as text. Names of
   * headers are in lower case then: Jersey tells capitals apart where a filter has answered.
   *
   * @throws IOException when no whole answer comes in time; the request may have been sent
   */
  @Override
  public void filter(ClientRequestContext request) throws IOException {
    Answer answer =
        send(
            request.getMethod(),
            request.getUri(),
            request.getStringHeaders(),
            (byte[]) request.getEntity());
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .entity(answer.body())
            .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"));
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("content-")) {
                response.header(name, value);
              }
            });
    request.abortWith(response.build());
  }

  /**
   * @param body null for none
   */
  Answer send(String method, URI uri, Map<String, List<String>> headers, byte[] body)
      throws IOException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
    headers.forEach(
        (name, values) -> {
          if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.addHeader(name, value));
          }
        });
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }
    // Closes the connection in whatever state it is, or keeps it from being opened.
    Future<?> end = timer.schedule(request::cancel, longestCall.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, response -> read(request, response));
    } catch (IOException broken) {
      if (end.isDone()) {
        throw new SocketTimeoutException("no whole answer within " + longestCall);
      }
      throw broken;
    } finally {
      end.cancel(false);
    }
  }

  private static Answer read(HttpUriRequestBase request, ClassicHttpResponse response)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.merge(
          header.getName().toLowerCase(Locale.ROOT),
          String.valueOf(header.getValue()),
          (one, other) -> one + "," + other);
    }
    return new Answer(response.getCode(), headers, text(request, response.getEntity()));
  }

  private static String text(HttpUriRequestBase request, HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    byte[] read = entity.getContent().readNBytes(MAX_RESPONSE_BYTES + 1);
    if (read.length > MAX_RESPONSE_BYTES) {
      // Else the rest would be read before the connection is let go of.
      request.cancel();
      throw new IOException("more than " + MAX_RESPONSE_BYTES + " bytes");
    }
    return new String(read, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
