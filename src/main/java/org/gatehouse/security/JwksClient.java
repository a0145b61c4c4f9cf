package org.gatehouse.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.gatehouse.platform.http.BoundedExchange;

/** Fetches the tenant's signing keys, limited in time and size. */
final class JwksClient implements Supplier<CompletableFuture<Map<String, RSAPublicKey>>> {
  /** Entra's documents are about 20 KB. */
  private static final int MAX_DOCUMENT_BYTES = 1 << 20;

  private static final int SMALLEST_KEY_BITS = 2048;

  private final URI address;
  private final BoundedExchange exchange;

  JwksClient(URI address, Duration timeout) {
    this.address = address;
    this.exchange =
        new BoundedExchange(
            HttpClient.newBuilder().connectTimeout(timeout).build(), timeout, MAX_DOCUMENT_BYTES);
  }

  /** The RSA keys for signatures by their kid, never none; fails with why there are none. */
  @Override
  public CompletableFuture<Map<String, RSAPublicKey>> get() {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    return exchange.send(request).thenApply(JwksClient::keys);
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
