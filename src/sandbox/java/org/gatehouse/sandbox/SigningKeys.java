package org.gatehouse.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys that the simulated Entra signs with, published as Entra publishes its own. */
public final class SigningKeys {
  private final String issuer;
  private volatile List<RSAKey> published = List.of(generate());

  SigningKeys(String issuer) {
    this.issuer = issuer;
  }

  /** A new key pair, not published: what a forger would sign with. */
  public static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key that tokens are signed with now, its private part included. */
  public RSAKey current() {
    return published.get(0);
  }

  /** Signs with a new key from now on; the one before stays published, older ones do not. */
  public synchronized void rotate() {
    published = List.of(generate(), current());
  }

  /** Signs with a new key from now on and publishes no other. */
  public synchronized void replace() {
    published = List.of(generate());
  }

  /** The JWK set; like Entra's, its keys carry no alg. */
  byte[] jwks() {
    return JsonText.object(
        json -> {
          json.writeStartArray("keys");
          for (RSAKey key : published) {
            json.writeStartObject()
                .write("kty", "RSA")
                .write("use", "sig")
                .write("kid", key.getKeyID())
                .write("x5t", key.getKeyID())
                .write("n", key.getModulus().toString())
                .write("e", key.getPublicExponent().toString())
                .write("issuer", issuer)
                .writeEnd();
          }
          json.writeEnd();
        });
  }

  @Override
  public String toString() {
    return new String(jwks(), StandardCharsets.UTF_8);
  }
}
