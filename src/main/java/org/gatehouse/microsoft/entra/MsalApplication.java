package org.gatehouse.microsoft.entra;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import org.gatehouse.microsoft.entra.EntraSettings.Certificate;
import org.gatehouse.microsoft.entra.EntraSettings.FederatedToken;
import org.gatehouse.microsoft.entra.EntraSettings.ManagedIdentity;
import org.gatehouse.microsoft.entra.EntraSettings.Secret;
import org.gatehouse.microsoft.entra.EntraSettings.SecretFile;

/**
 * Requests a new token from Entra through MSAL each time.
 *
 * <p>MSAL's cache is not used: {@link GraphTokenCache} decides when a token is requested.
 */
final class MsalApplication {
  /** A reference, so that the logger keeps its level. Failures are logged by this service, once. */
  private static final Logger MSAL = Logger.getLogger("com.microsoft.aad.msal4j");

  private static final URI PUBLIC_CLOUD = URI.create("https://login.microsoftonline.com");

  private final AskMsal ask;
  private final Clock clock;

  private interface AskMsal {
    CompletableFuture<IAuthenticationResult> token() throws Exception;
  }

  private interface ReadCredential {
    IClientCredential now() throws IOException, GeneralSecurityException;
  }

  /**
   * @param executor runs MSAL's blocking calls
   */
  MsalApplication(EntraSettings settings, ExecutorService executor, Clock clock) {
    MSAL.setLevel(Level.SEVERE);
    this.clock = clock;
    this.ask =
        settings.credential() instanceof ManagedIdentity identity
            ? managed(identity, settings, executor)
            : confidential(settings, executor);
  }

  /** Asks Entra; fails with {@link EntraException}, never with anything else. */
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
            throw EntraErrors.explain(failure);
          }
          return new AccessToken(
              result.accessToken(), clock.instant(), result.expiresOnDate().toInstant());
        });
  }

  private static AskMsal confidential(EntraSettings settings, ExecutorService executor) {
    boolean loopback = "http".equalsIgnoreCase(settings.authority().getScheme());
    URI authority = loopback ? PUBLIC_CLOUD : settings.authority();
    EntraHttp http = new EntraHttp(settings.authority());
    Set<String> scope = Set.of(settings.scope());
    ReadCredential credential = credential(settings.credential());
    return () ->
        // Made anew for each token, with the credential as it is now: nothing in it is worth
        // keeping.
        ConfidentialClientApplication.builder(settings.clientId(), credential.now())
            .authority(authority + "/" + settings.tenantId() + "/")
            // The tenant is given and trusted: discovery would only be one more call to fail.
            .instanceDiscovery(false)
            .httpClient(http)
            .executorService(executor)
            .build()
            .acquireToken(ClientCredentialParameters.builder(scope).skipCache(true).build());
  }

  private static ReadCredential credential(EntraSettings.Credential credential) {
    if (credential instanceof Secret secret) {
      IClientCredential fixed = ClientCredentialFactory.createFromSecret(secret.value());
      return () -> fixed;
    }
    if (credential instanceof SecretFile secret) {
      return new CredentialFile(secret.file(), MsalApplication::secret)::current;
    }
    if (credential instanceof Certificate certificate) {
      return new CredentialFile(
              certificate.file(),
              content ->
                  ClientCredentialFactory.createFromCertificate(
                      new ByteArrayInputStream(content), certificate.password()))
          ::current;
    }
    Path assertion = ((FederatedToken) credential).file();
    IClientCredential reading =
        ClientCredentialFactory.createFromCallback(
            (java.util.concurrent.Callable<String>) () -> Files.readString(assertion).strip());
    return () -> reading;
  }

  private static IClientCredential secret(byte[] content) {
    return ClientCredentialFactory.createFromSecret(EntraSettings.secret(content));
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
