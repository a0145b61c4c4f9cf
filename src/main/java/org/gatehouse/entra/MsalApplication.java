package org.gatehouse.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gatehouse.entra.EntraSettings.Certificate;
import org.gatehouse.entra.EntraSettings.FederatedToken;
import org.gatehouse.entra.EntraSettings.ManagedIdentity;
import org.gatehouse.entra.EntraSettings.Secret;

/**
 * The one MSAL object of this server, asked for a new token each time.
 *
 * <p>MSAL's own cache is passed over: {@link SharedToken} decides when a token is asked for.
 */
final class MsalApplication {
  /** Held, or its level would be collected with it; every failure is told by us, once. */
  private static final Logger MSAL = Logger.getLogger("com.microsoft.aad.msal4j");

  private static final URI PUBLIC_CLOUD = URI.create("https://login.microsoftonline.com");

  private final AskMsal ask;
  private final Clock clock;

  private interface AskMsal {
    CompletableFuture<IAuthenticationResult> token() throws Exception;
  }

  /**
   * @param executor runs MSAL's blocking calls
   * @throws EntraFailure when the credential cannot be read
   */
  MsalApplication(EntraSettings settings, ExecutorService executor, Clock clock) {
    MSAL.setLevel(Level.SEVERE);
    this.clock = clock;
    this.ask =
        settings.credential() instanceof ManagedIdentity identity
            ? managed(identity, settings, executor)
            : confidential(settings, executor);
  }

  /** Asks Entra; fails with {@link EntraFailure}, never with anything else. */
  CompletableFuture<AccessToken> token() {
    CompletableFuture<IAuthenticationResult> answer;
    try {
      answer = ask.token();
    } catch (Exception refused) {
      answer = CompletableFuture.failedFuture(refused);
    }
    return answer.handle(
        (result, failure) -> {
          if (failure != null) {
            throw EntraAnswers.explain(failure);
          }
          return new AccessToken(
              result.accessToken(), clock.instant(), result.expiresOnDate().toInstant());
        });
  }

  private static AskMsal confidential(EntraSettings settings, ExecutorService executor) {
    boolean loopback = "http".equalsIgnoreCase(settings.authority().getScheme());
    URI authority = loopback ? PUBLIC_CLOUD : settings.authority();
    try {
      ConfidentialClientApplication application =
          ConfidentialClientApplication.builder(
                  settings.clientId(), credential(settings.credential()))
              .authority(authority + "/" + settings.tenantId() + "/")
              // The tenant is given and trusted: discovery would only be one more call to fail.
              .instanceDiscovery(false)
              .httpClient(new EntraHttp(settings.authority()))
              .executorService(executor)
              .build();
      Set<String> scope = Set.of(settings.scope());
      return () ->
          application.acquireToken(
              ClientCredentialParameters.builder(scope).skipCache(true).build());
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      throw EntraAnswers.explain(unreadable);
    }
  }

  private static IClientCredential credential(EntraSettings.Credential credential)
      throws IOException, GeneralSecurityException {
    if (credential instanceof Secret secret) {
      return ClientCredentialFactory.createFromSecret(secret.value());
    }
    if (credential instanceof Certificate certificate) {
      try (InputStream store = Files.newInputStream(certificate.file())) {
        return ClientCredentialFactory.createFromCertificate(store, certificate.password());
      }
    }
    Path assertion = ((FederatedToken) credential).file();
    return ClientCredentialFactory.createFromCallback(
        (java.util.concurrent.Callable<String>) () -> Files.readString(assertion).strip());
  }

  private static AskMsal managed(
      ManagedIdentity identity, EntraSettings settings, ExecutorService executor) {
    ManagedIdentityApplication application =
        ManagedIdentityApplication.builder(
                identity.clientId() == null
                    ? ManagedIdentityId.systemAssigned()
                    : ManagedIdentityId.userAssignedClientId(identity.clientId()))
            // MSAL's own client would wait without end.
            .httpClient(new EntraHttp(null))
            .executorService(executor)
            .build();
    String resource = settings.scope().replaceAll("/\\.default$", "");
    return () ->
        application.acquireTokenForManagedIdentity(
            ManagedIdentityParameters.builder(resource).forceRefresh(true).build());
  }
}
