package org.gatehouse.microsoft.entra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.aad.msal4j.MsalClientException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntraErrorsTest {
  private static EntraException said(String text) {
    return EntraErrors.explain(new CompletionException(new MsalClientException(text, "code")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7000215 | set entra.client-secret to a secret's value",
        "7000222 | create a new one in the app registration",
        "700016  | check entra.client-id and entra.tenant-id",
        "90002   | check entra.tenant-id",
        "700027  | upload it to the app registration",
        "70021   | no federated credential of the app matches",
        "700213  | no federated credential of the app matches"
      })
  void whatAnOperatorCanCureIsLastingAndNamesTheCure(String code, String cure) {
    EntraException failure = said("AADSTS" + code + ": words of Entra for app 'x'. Trace ID: y");
    assertTrue(failure.isPermanent());
    assertTrue(failure.getMessage().contains("AADSTS" + code + ")"), failure.getMessage());
    assertTrue(failure.getMessage().contains(cure), failure.getMessage());
    assertFalse(failure.getMessage().contains("Trace"), failure.getMessage());
  }

  @Test
  void anyOtherCodeIsToldWithoutEntrasWords() {
    EntraException failure = said("AADSTS90033: A transient error has occurred.");
    assertFalse(failure.isPermanent());
    assertEquals("Entra refused this service's own sign-in (AADSTS90033).", failure.getMessage());
  }

  @Test
  void aBrokenConnectionIsEntraOutOfReach() {
    EntraException failure =
        EntraErrors.explain(
            new CompletionException(new MsalClientException(new IOException("Connection reset"))));
    assertEquals(
        "Entra is out of reach, so this service has no token for Microsoft Graph.",
        failure.getMessage());
  }

  @Test
  void aCredentialsFileThatIsGoneIsNotBlamedOnEntra() {
    EntraException failure =
        EntraErrors.explain(
            new CompletionException(
                new MsalClientException(new NoSuchFileException("/var/run/token"))));
    assertTrue(failure.getMessage().contains("entra.federated-token-file"));
    assertFalse(failure.getMessage().contains("/var/run"), "shows a path");
  }

  @Test
  void anAnswerThatCannotBeReadIsNotQuotedInTheLog() {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(EntraErrors.class.getName());
    log.addHandler(handler);
    try {
      said("Unexpected end at [Source: (String)\"{\"access_token\":\"eyJ0eXAi");
    } finally {
      log.removeHandler(handler);
    }
    assertEquals(List.of("No token from Entra: MsalClientException: Unexpected end"), lines);
  }
}
