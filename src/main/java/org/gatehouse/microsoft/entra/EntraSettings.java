package org.gatehouse.microsoft.entra;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.config.SharedSettings;

/**
 * Settings of the sign-in to Entra.
 *
 * @param tenantId the tenant into which guests are invited, a GUID in lower case
 * @param clientId this service's app registration
 * @param credential what proves this service to Entra
 * @param authority the cloud's sign-in host, without the tenant
 * @param scope the scope of the token: everything that the app was granted at Graph
 * @param retryPause pause before the next token request after Entra has rejected the credential
 */
public record EntraSettings(
    String tenantId,
    String clientId,
    Credential credential,
    URI authority,
    String scope,
    Duration retryPause) {

  /** What proves this service to Entra; exactly one of the five kinds. */
  public sealed interface Credential {}

  /** A client secret. */
  public record Secret(String value) implements Credential {
    @Override
    public String toString() {
      return "client secret";
    }
  }

  /** A file that holds a client secret and is replaced by the next one. */
  public record SecretFile(Path file) implements Credential {}

  /** A certificate with its RSA key in a PKCS#12 file (MSAL takes a store with one key). */
  public record Certificate(Path file, String password) implements Credential {
    @Override
    public String toString() {
      return "certificate " + file.getFileName();
    }
  }

  /** A file that holds an assertion of another identity provider and is replaced by it. */
  public record FederatedToken(Path file) implements Credential {}

  /** The identity that Azure gives the machine; null client id means the system's own. */
  public record ManagedIdentity(String clientId) implements Credential {}

  public static EntraSettings read(Settings settings) {
    return new EntraSettings(
        SharedSettings.tenantId(settings),
        settings.required("entra.client-id"),
        credential(settings),
        SharedSettings.authority(settings),
        SharedSettings.graphEndpoint(settings) + "/.default",
        settings.duration(
            "entra.retry-pause",
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofHours(1)));
  }

  private static Credential credential(Settings settings) {
    List<Credential> set = new ArrayList<>();
    settings.text("entra.client-secret").map(Secret::new).ifPresent(set::add);
    secretFile(settings).ifPresent(set::add);
    Optional<String> password = settings.text("entra.client-certificate-password");
    file(settings, "entra.client-certificate")
        .map(file -> certificate(settings, file, password.orElse("")))
        .ifPresent(set::add);
    file(settings, "entra.federated-token-file").map(FederatedToken::new).ifPresent(set::add);
    settings
        .text("entra.managed-identity")
        .map(id -> new ManagedIdentity(id.equalsIgnoreCase("system") ? null : id))
        .ifPresent(set::add);
    if (set.size() != 1) {
      settings.fault(
          "entra.client-secret",
          (set.isEmpty() ? "is not set, nor is another credential" : "is not the only credential")
              + ": set exactly one of entra.client-secret, entra.client-secret-file,"
              + " entra.client-certificate, entra.federated-token-file, entra.managed-identity");
      return null;
    }
    return set.get(0);
  }

  private static Optional<SecretFile> secretFile(Settings settings) {
    Optional<Path> file = file(settings, "entra.client-secret-file");
    file.ifPresent(
        each -> {
          try {
            secret(Files.readAllBytes(each));
          } catch (IOException | IllegalArgumentException noSecret) {
            settings.fault(
                "entra.client-secret-file", "names a file that does not hold one line of text");
          }
        });
    return file.map(SecretFile::new);
  }

  /**
   * The secret in a file, without the line break at its end.
   *
   * @throws IllegalArgumentException when there is none, or more than one line
   */
  static String secret(byte[] content) {
    String secret = new String(content, StandardCharsets.UTF_8).strip();
    if (secret.isEmpty() || secret.lines().count() > 1) {
      throw new IllegalArgumentException("not one line of text");
    }
    return secret;
  }

  private static Certificate certificate(Settings settings, Path file, String password) {
    try (InputStream bytes = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(bytes, password.toCharArray());
      if (keys(store) != 1) {
        settings.fault(
            "entra.client-certificate",
            "must hold exactly one key, an RSA key with its certificate");
      }
    } catch (IOException | GeneralSecurityException unreadable) {
      settings.fault(
          "entra.client-certificate",
          "is not a PKCS#12 file that entra.client-certificate-password opens");
    }
    return new Certificate(file, password);
  }

  /** How many keys there are; 0 when one is not RSA. */
  private static int keys(KeyStore store) throws GeneralSecurityException {
    int keys = 0;
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        if (!(store.getCertificate(alias).getPublicKey() instanceof RSAPublicKey)) {
          return 0;
        }
        keys++;
      }
    }
    return keys;
  }

  private static Optional<Path> file(Settings settings, String name) {
    Optional<Path> file = settings.text(name).flatMap(EntraSettings::path);
    boolean unreadable = file.filter(each -> !isReadable(each)).isPresent();
    if (unreadable || file.isEmpty() && settings.text(name).isPresent()) {
      settings.fault(name, "names a file that cannot be read");
    }
    return file;
  }

  private static boolean isReadable(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException noPathHere) {
      return Optional.empty();
    }
  }
}
