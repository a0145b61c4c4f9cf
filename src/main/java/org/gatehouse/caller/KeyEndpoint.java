package org.gatehouse.caller;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Fetches the tenant's signing keys; no answer takes longer or is larger than set here. */
final class KeyEndpoint implements Supplier<CompletableFuture<Map<String, RSAPublicKey>>> {
  /** Entra's documents are about 20 KB. */
  private static final int LARGEST_DOCUMENT = 1 << 20;

  private static final int SMALLEST_KEY_BITS = 2048;

  private final HttpClient client;
  private final URI address;
  private final Duration patience;

  KeyEndpoint(URI address, Duration patience) {
    this.address = address;
    this.patience = patience;
    this.client = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  /** The RSA keys for signatures by their kid, never none; fails with why there are none. */
  @Override
  public CompletableFuture<Map<String, RSAPublicKey>> get() {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(request, answer -> bounded());
    // The request's own time-out ends with the headers; a body can take forever.
    return exchange
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> exchange.cancel(true))
        .thenApply(KeyEndpoint::keys);
  }

  private static HttpResponse.BodySubscriber<String> bounded() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    return BodySubscribers.mapping(
        BodySubscribers.ofByteArrayConsumer(
            part -> {
              byte[] bytes = part.orElse(new byte[0]);
              if (body.size() + bytes.length > LARGEST_DOCUMENT) {
                throw new IllegalStateException("the answer is larger than 1 MiB");
              }
              body.writeBytes(bytes);
            }),
        done -> body.toString(StandardCharsets.UTF_8));
  }

  private static Map<String, RSAPublicKey> keys(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the answer is HTTP " + answer.statusCode());
    }
    try {
      Map<String, RSAPublicKey> keys = new HashMap<>();
      for (JWK key : JWKSet.parse(answer.body()).getKeys()) {
        if (isForSignatures(key)) {
          keys.put(key.getKeyID(), ((RSAKey) key).toRSAPublicKey());
        }
      }
      if (keys.isEmpty()) {
        throw new IllegalStateException("the answer has no RSA key for signatures");
      }
      return Map.copyOf(keys);
    } catch (ParseException | JOSEException notKeys) {
      throw new IllegalStateException("the answer is not a JSON Web Key Set");
    }
  }

  private static boolean isForSignatures(JWK key) {
    return key instanceof RSAKey
        && key.getKeyID() != null
        && key.size() >= SMALLEST_KEY_BITS
        && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()));
  }
}
