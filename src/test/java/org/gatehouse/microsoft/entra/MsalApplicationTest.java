package org.gatehouse.microsoft.entra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.sandbox.Sandbox;
import org.gatehouse.sandbox.SimulatedResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MsalApplicationTest {
  @TempDir static Path folder;
  private static Sandbox sandbox;
  private static ExecutorService executor;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
    executor = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    executor.shutdownNow();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
  }

  private static MsalApplication application(String tenant, EntraSettings.Credential credential) {
    return new MsalApplication(
        new EntraSettings(
            tenant,
            Sandbox.CLIENT_ID,
            credential,
            sandbox.uri(),
            sandbox.uri() + "/.default",
            Duration.ofSeconds(30)),
        executor,
        Clock.systemUTC());
  }

  private static MsalApplication withSecret(String secret) {
    return application(Sandbox.TENANT_ID, new EntraSettings.Secret(secret));
  }

  private static EntraException failure(MsalApplication application) {
    CompletionException failed =
        assertThrows(CompletionException.class, () -> application.token().join());
    return assertInstanceOf(EntraException.class, failed.getCause());
  }

  @Test
  void aSecretBringsATokenWithItsEnd() {
    AccessToken token = withSecret(Sandbox.CLIENT_SECRET).token().join();
    Duration life = Duration.between(token.receivedAt(), token.expiresAt());
    assertEquals(3_599, life.toSeconds(), 5);
    assertTrue(token.value().length() > 100);
  }

  @Test
  void eachTimeIsANewTokenNotMsalsCache() {
    MsalApplication application = withSecret(Sandbox.CLIENT_SECRET);
    String first = application.token().join().value();
    assertNotEquals(first, application.token().join().value());
    assertEquals(2, sandbox.tokenRequests());
  }

  @Test
  void aWrongSecretIsToldByItsCode() {
    EntraException failure = failure(withSecret("wrong"));
    assertTrue(failure.isPermanent());
    assertTrue(failure.getMessage().contains("AADSTS7000215"), failure.getMessage());
    assertTrue(failure.getMessage().contains("entra.client-secret"), failure.getMessage());
  }

  @Test
  void anExpiredSecretIsToldByItsCode() {
    assertTrue(failure(withSecret(Sandbox.EXPIRED_SECRET)).getMessage().contains("AADSTS7000222"));
  }

  @Test
  void anUnknownTenantIsToldByItsCode() {
    EntraException failure =
        failure(
            application(
                "11111111-0000-4000-8000-000000000000",
                new EntraSettings.Secret(Sandbox.CLIENT_SECRET)));
    assertTrue(failure.getMessage().contains("AADSTS90002"), failure.getMessage());
  }

  @Test
  void aCertificateSignsIn() throws Exception {
    Path file = KeyStoreFile.create(folder.resolve("app.p12"), "RSA");
    MsalApplication application =
        application(Sandbox.TENANT_ID, new EntraSettings.Certificate(file, KeyStoreFile.PASSWORD));
    sandbox.assertionKey(KeyStoreFile.publicKey(file));
    assertTrue(application.token().join().value().length() > 100);
    Path other = KeyStoreFile.create(folder.resolve("other.p12"), "RSA");
    sandbox.assertionKey(KeyStoreFile.publicKey(other));
    assertTrue(failure(application).getMessage().contains("AADSTS700027"));
  }

  @Test
  void aSecretThatIsReplacedInItsFileCountsFromTheNextTokenOn() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), Sandbox.CLIENT_SECRET + "\n");
    MsalApplication application =
        application(Sandbox.TENANT_ID, new EntraSettings.SecretFile(file));
    application.token().join();
    sandbox.secret("the-next-secret");
    assertTrue(failure(application).getMessage().contains("AADSTS7000215"), "the old one is good");
    Files.writeString(file, "the-next-secret\n");
    assertTrue(application.token().join().value().length() > 100);
  }

  @Test
  void whileAFileIsMissingOrHalfWrittenTheCredentialReadBeforeStaysInUse() throws Exception {
    Path secret = Files.writeString(folder.resolve("half-secret"), Sandbox.CLIENT_SECRET);
    MsalApplication bySecret = application(Sandbox.TENANT_ID, new EntraSettings.SecretFile(secret));
    bySecret.token().join();
    Files.writeString(secret, "");
    bySecret.token().join();
    Files.delete(secret);
    bySecret.token().join();

    Path store = KeyStoreFile.create(folder.resolve("half.p12"), "RSA");
    MsalApplication byCertificate =
        application(Sandbox.TENANT_ID, new EntraSettings.Certificate(store, KeyStoreFile.PASSWORD));
    sandbox.assertionKey(KeyStoreFile.publicKey(store));
    byCertificate.token().join();
    Files.write(store, Arrays.copyOf(Files.readAllBytes(store), 700));
    byCertificate.token().join();
  }

  @Test
  void aCertificateThatIsReplacedCountsFromTheNextTokenOn() throws Exception {
    Path file = KeyStoreFile.create(folder.resolve("rotated.p12"), "RSA");
    MsalApplication application =
        application(Sandbox.TENANT_ID, new EntraSettings.Certificate(file, KeyStoreFile.PASSWORD));
    application.token().join();
    Path next = KeyStoreFile.create(folder.resolve("next.p12"), "RSA");
    sandbox.assertionKey(KeyStoreFile.publicKey(next));
    assertTrue(failure(application).getMessage().contains("AADSTS700027"), "the old one is good");
    Files.copy(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertTrue(application.token().join().value().length() > 100);
  }

  @Test
  void aFederatedTokenIsReadForEachRequestSoThatARotatedOneCounts() throws Exception {
    Path file = Files.writeString(folder.resolve("assertion"), assertion(-60) + "\n");
    MsalApplication application =
        application(Sandbox.TENANT_ID, new EntraSettings.FederatedToken(file));
    assertTrue(failure(application).getMessage().contains("AADSTS700024"), "expired");
    Files.writeString(file, assertion(600));
    assertTrue(application.token().join().value().length() > 100);
    Files.delete(file);
    assertTrue(failure(application).getMessage().contains("entra.federated-token-file"));
  }

  /** A JWT of another identity provider; the sandbox looks at its end alone. */
  private static String assertion(int seconds) {
    return sandbox.callerToken().expires(Instant.now().plusSeconds(seconds)).compact();
  }

  @Test
  void anEntraThatIsNotAvailableIsNotLasting() {
    sandbox.behaviour().token().always(SimulatedResponse.UNAVAILABLE);
    EntraException failure = failure(withSecret(Sandbox.CLIENT_SECRET));
    assertEquals(false, failure.isPermanent());
    assertTrue(failure.getMessage().contains("AADSTS90033"), failure.getMessage());
  }

  @Test
  void aPageInsteadOfATokenIsAFailure() {
    sandbox.behaviour().token().always(SimulatedResponse.HTML);
    assertTrue(failure(withSecret(Sandbox.CLIENT_SECRET)).getMessage().startsWith("Entra "));
    sandbox.behaviour().token().always(SimulatedResponse.BAD_GATEWAY);
    assertTrue(failure(withSecret(Sandbox.CLIENT_SECRET)).getMessage().startsWith("Entra "));
  }

  @Test
  void aBrokenConnectionIsEntraOutOfReach() {
    sandbox.behaviour().token().always(SimulatedResponse.BROKEN_BEFORE_EFFECT);
    assertTrue(failure(withSecret(Sandbox.CLIENT_SECRET)).getMessage().contains("out of reach"));
  }

  @Test
  void aHangingEntraEndsInTime() {
    sandbox.behaviour().token().always(SimulatedResponse.HANG);
    GraphTokenCache shared =
        new GraphTokenCache(
            withSecret(Sandbox.CLIENT_SECRET)::token, Duration.ofSeconds(30), Clock.systemUTC());
    long start = System.nanoTime();
    EntraException failure =
        assertThrows(EntraException.class, () -> shared.get(Duration.ofMillis(300)));
    assertEquals("Entra gave no token in time.", failure.getMessage());
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
  }

  @Test
  void aManagedIdentitySignsInWithoutAnyCredential() throws Exception {
    Process other = signInElsewhere(sandbox.uri() + "/sandbox/identity");
    String said = new String(other.getInputStream().readAllBytes());
    assertEquals(0, other.waitFor(), said);
    assertTrue(said.contains("signed in"), said);
    assertEquals(1, sandbox.tokenRequests());
  }

  /** MSAL learns of a managed identity by environment variables, which only a new JVM gets. */
  private static Process signInElsewhere(String endpoint) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ManagedSignIn.class.getName(),
            sandbox.uri().toString());
    java.environment()
        .putAll(Map.of("IDENTITY_ENDPOINT", endpoint, "IDENTITY_HEADER", Sandbox.IDENTITY_HEADER));
    return java.redirectErrorStream(true).start();
  }

  /** Signs in with the system's own identity. */
  static final class ManagedSignIn {
    private ManagedSignIn() {}

    public static void main(String[] arguments) {
      ExecutorService executor = Executors.newSingleThreadExecutor();
      try {
        MsalApplication application =
            new MsalApplication(
                new EntraSettings(
                    Sandbox.TENANT_ID,
                    Sandbox.CLIENT_ID,
                    new EntraSettings.ManagedIdentity(null),
                    URI.create(arguments[0]),
                    arguments[0] + "/.default",
                    Duration.ofSeconds(30)),
                executor,
                Clock.systemUTC());
        AccessToken token = application.token().join();
        System.out.println("signed in: " + token);
      } finally {
        executor.shutdownNow();
      }
    }
  }
}
