package org.gatehouse.microsoft.entra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntraSettingsTest {
  private static final String NOT_ONE_RSA_KEY =
      "entra.client-certificate (ENTRA_CLIENT_CERTIFICATE) must hold exactly one key, an RSA key"
          + " with its certificate";

  @TempDir static Path folder;

  private final Map<String, String> set =
      new HashMap<>(
          Map.of(
              "entra.tenant-id",
              "11111111-2222-3333-4444-555555555555",
              "entra.client-id",
              "client"));
  private final Settings settings = new Settings(name -> Optional.ofNullable(set.get(name)));

  private EntraSettings read() {
    return EntraSettings.read(settings);
  }

  private List<String> faults() {
    read();
    return settings.faults();
  }

  @Test
  void theDefaultsAreThoseOfTheGlobalCloud() {
    set.put("entra.client-secret", "s3cr3t");
    EntraSettings read = read();
    assertEquals(URI.create("https://login.microsoftonline.com"), read.authority());
    assertEquals("https://graph.microsoft.com/.default", read.scope());
    assertEquals(new EntraSettings.Secret("s3cr3t"), read.credential());
    assertEquals(List.of(), settings.faults());
  }

  @Test
  void theScopeIsThatOfTheConfiguredGraph() {
    set.put("entra.client-secret", "s3cr3t");
    set.put("graph.endpoint", "https://graph.microsoft.us/");
    assertEquals("https://graph.microsoft.us/.default", read().scope());
  }

  @Test
  void aManagedIdentityIsTheSystemsOrANamedOne() {
    set.put("entra.managed-identity", "System");
    assertEquals(new EntraSettings.ManagedIdentity(null), read().credential());
    set.put("entra.managed-identity", "0a1b");
    assertEquals(new EntraSettings.ManagedIdentity("0a1b"), read().credential());
  }

  @Test
  void withoutACredentialTheFaultNamesAllFiveAndNotMore() {
    assertEquals(1, faults().size());
    String fault = settings.faults().get(0);
    assertTrue(fault.startsWith("entra.client-secret (ENTRA_CLIENT_SECRET) is not set"), fault);
    for (String name :
        List.of(
            "entra.client-secret",
            "entra.client-secret-file",
            "entra.client-certificate",
            "entra.federated-token-file",
            "entra.managed-identity")) {
      assertTrue(fault.contains(name), fault);
    }
  }

  @Test
  void twoCredentialsAreAFaultThatShowsNeither() {
    set.put("entra.client-secret", "s3cr3t");
    set.put("entra.managed-identity", "system");
    assertEquals(1, faults().size());
    assertTrue(settings.faults().get(0).contains("is not the only credential"));
    assertFalse(settings.faults().toString().contains("s3cr3t"));
  }

  @Test
  void aMissingTenantAndAppAreToldTogether() {
    set.clear();
    set.put("entra.client-secret", "s3cr3t");
    assertEquals(
        List.of(
            "entra.tenant-id (ENTRA_TENANT_ID) is not set",
            "entra.client-id (ENTRA_CLIENT_ID) is not set"),
        faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"my tenant", "contoso/..", "contoso.onmicrosoft.com", "https://contoso"})
  void aTenantThatIsNoneIsAFault(String tenant) {
    set.put("entra.client-secret", "s3cr3t");
    set.put("entra.tenant-id", tenant);
    assertEquals(
        List.of(
            "entra.tenant-id (ENTRA_TENANT_ID) must be the tenant's id (a GUID), not a domain"
                + " name"),
        faults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entra.client-secret-file",
        "entra.client-certificate",
        "entra.federated-token-file"
      })
  void aFileThatIsNotThereIsAFaultOfItsSetting(String name) {
    for (String file : List.of(folder.resolve("none").toString(), folder.toString(), "a\0b")) {
      set.put(name, file);
      assertTrue(
          faults().stream().anyMatch(fault -> fault.startsWith(name + " (")),
          settings.faults().toString());
    }
  }

  @Test
  void aCertificateIsTakenWithItsPasswordAndAlone() throws Exception {
    Path file = KeyStoreFile.create(folder.resolve("app.p12"), "RSA");
    set.put("entra.client-certificate", file.toString());
    set.put("entra.client-certificate-password", KeyStoreFile.PASSWORD);
    assertEquals(new EntraSettings.Certificate(file, KeyStoreFile.PASSWORD), read().credential());
    assertEquals(List.of(), settings.faults());
    set.put("entra.client-certificate-password", "wrong");
    assertEquals(
        List.of(
            "entra.client-certificate (ENTRA_CLIENT_CERTIFICATE) is not a PKCS#12 file that"
                + " entra.client-certificate-password opens"),
        faults());
    set.put("entra.client-certificate-password", KeyStoreFile.PASSWORD);
    KeyStoreFile.doubleKey(file);
    assertTrue(faults().contains(NOT_ONE_RSA_KEY), "took two keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "one\ntwo"})
  void aSecretFileWithoutOneLineOfTextIsAFault(String content) throws Exception {
    set.put(
        "entra.client-secret-file",
        Files.writeString(folder.resolve("secret"), content).toString());
    assertEquals(
        List.of(
            "entra.client-secret-file (ENTRA_CLIENT_SECRET_FILE) names a file that does not hold"
                + " one line of text"),
        faults());
  }

  @Test
  void aFileThatIsNoPkcs12IsAFault() throws Exception {
    Path file = Files.writeString(folder.resolve("app.pem"), "-----BEGIN CERTIFICATE-----");
    set.put("entra.client-certificate", file.toString());
    assertEquals(1, faults().size());
    assertTrue(settings.faults().get(0).contains("is not a PKCS#12 file"));
  }

  @Test
  void aStoreWithAnotherAlgorithmIsAFault() throws Exception {
    Path file = KeyStoreFile.create(folder.resolve("ec.p12"), "EC");
    set.put("entra.client-certificate", file.toString());
    set.put("entra.client-certificate-password", KeyStoreFile.PASSWORD);
    assertEquals(List.of(NOT_ONE_RSA_KEY), faults());
  }

  @Test
  void noCredentialShowsItselfAsText() {
    assertFalse(new EntraSettings.Secret("s3cr3t").toString().contains("s3cr3t"));
    assertFalse(
        new EntraSettings.Certificate(Path.of("a.p12"), "s3cr3t").toString().contains("s3cr3t"));
  }
}
