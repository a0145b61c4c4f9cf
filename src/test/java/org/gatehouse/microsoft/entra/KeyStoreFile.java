package org.gatehouse.microsoft.entra;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** A PKCS#12 file made by the JDK's keytool, so that no key lies in the sources. */
final class KeyStoreFile {
  static final String PASSWORD = "changeit";

  private KeyStoreFile() {}

  /**
   * @param algorithm RSA or EC
   */
  static Path create(Path file, String algorithm) throws Exception {
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-J-XX:TieredStopAtLevel=1",
                    "-genkeypair",
                    "-alias",
                    "app",
                    "-keyalg",
                    algorithm,
                    "-keysize",
                    algorithm.equals("RSA") ? "2048" : "256",
                    "-dname",
                    "CN=gatehouse",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    file.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    return file;
  }

  static RSAPublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    return (RSAPublicKey) store.getCertificate("app").getPublicKey();
  }

  /** The same key a second time, under another name. */
  static void doubleKey(Path file) throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      store.load(bytes, password);
    }
    store.setKeyEntry(
        "other", store.getKey("app", password), password, store.getCertificateChain("app"));
    try (OutputStream bytes = Files.newOutputStream(file)) {
      store.store(bytes, password);
    }
  }
}
