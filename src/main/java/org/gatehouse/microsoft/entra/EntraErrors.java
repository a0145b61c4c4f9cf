package org.gatehouse.microsoft.entra;

import com.microsoft.aad.msal4j.MsalServiceException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.platform.text.SafeText;

/**
 * Maps Entra's errors to sentences for callers and operators.
 *
 * <p>Codes: Microsoft identity platform, "AADSTS error codes". Entra's own text names tenants and
 * applications and therefore goes to the log only.
 */
final class EntraErrors {
  private static final System.Logger LOG = System.getLogger(EntraErrors.class.getName());
  private static final Pattern CODE = Pattern.compile("AADSTS(\\d{3,9})");
  private static final Map<String, String> LASTING =
      Map.of(
          "7000215", "the client secret is wrong: set entra.client-secret to a secret's value",
          "7000222", "the client secret has expired: create a new one in the app registration",
          "700016", "the app is unknown in the tenant: check entra.client-id and entra.tenant-id",
          "90002", "the tenant is unknown: check entra.tenant-id",
          "700027", "the certificate is not one of the app's: upload it to the app registration",
          "70021", "no federated credential of the app matches the assertion",
          "700213", "no federated credential of the app matches the assertion");

  private EntraErrors() {}

  /** Writes the one line that an operator needs and answers what a caller may know. */
  static EntraException explain(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof MsalServiceException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    // MSAL quotes an answer that it cannot read, with whatever token is in it.
    String said =
        SafeText.oneLine(String.valueOf(cause.getMessage()), Integer.MAX_VALUE)
            .replaceFirst(" at \\[Source:.*", "");
    LOG.log(
        System.Logger.Level.WARNING,
        "No token from Entra: {0}: {1}",
        cause.getClass().getSimpleName(),
        SafeText.cut(said, 500));
    Matcher code = CODE.matcher(said);
    if (code.find()) {
      String cure = LASTING.get(code.group(1));
      return new EntraException(
          "Entra refused this service's own sign-in ("
              + code.group()
              + (cure == null ? ")." : "): " + cure + "."),
          cure != null);
    }
    if (cause instanceof FileSystemException) {
      return new EntraException(
          "The file with this service's credential for Entra cannot be read: check"
              + " entra.client-secret-file, entra.client-certificate and"
              + " entra.federated-token-file.",
          false);
    }
    return new EntraException(
        cause instanceof MsalServiceException answered && answered.statusCode() != null
            ? "Entra answered this service's own sign-in with HTTP " + answered.statusCode() + "."
            : "Entra is out of reach, so this service has no token for Microsoft Graph.",
        false);
  }
}
