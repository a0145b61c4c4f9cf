package org.gatehouse.microsoft.entra;

import com.microsoft.aad.msal4j.IClientCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * A credential in a file that an operator may replace; it is read for each token.
 *
 * <p>If the file is unreadable or incomplete, the previous credential stays in use, and a line is
 * logged.
 */
final class CredentialFile {
  private static final System.Logger LOG = System.getLogger(CredentialFile.class.getName());

  private final Path file;
  private final Form form;
  private byte[] seen;
  private IClientCredential usable;

  /** What is in the file. */
  interface Form {
    /** Fails with any exception when the content is none. */
    IClientCredential read(byte[] content) throws IOException, GeneralSecurityException;
  }

  CredentialFile(Path file, Form form) {
    this.file = file;
    this.form = form;
  }

  /** Throws only as long as nothing usable was ever read. */
  synchronized IClientCredential current() throws IOException, GeneralSecurityException {
    try {
      byte[] content = Files.readAllBytes(file);
      if (usable == null || !Arrays.equals(content, seen)) {
        seen = content;
        replace(form.read(content));
      }
    } catch (IOException | GeneralSecurityException | RuntimeException notUsable) {
      if (usable == null) {
        throw notUsable;
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} cannot be used ({1}); the previous credential stays in use",
          file,
          notUsable.getClass().getSimpleName());
    }
    return usable;
  }

  private void replace(IClientCredential read) {
    if (usable != null) {
      LOG.log(System.Logger.Level.INFO, "The credential in {0} was replaced", file);
    }
    usable = read;
  }
}
