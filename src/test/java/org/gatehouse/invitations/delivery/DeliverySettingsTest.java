package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySettingsTest {
  private static Settings with(Map<String, String> set) {
    return new Settings(name -> Optional.ofNullable(set.get(name)));
  }

  @Test
  void theDefaultsAnswerBeforePowerAutomateGivesUp() {
    Settings settings = with(Map.of("entra.tenant-id", "contoso.onmicrosoft.com"));
    assertEquals(
        new DeliverySettings(
            Duration.ofSeconds(90),
            Duration.ofSeconds(45),
            URI.create("https://myapps.microsoft.com/?tenantid=contoso.onmicrosoft.com")),
        DeliverySettings.read(settings));
    assertEquals(List.of(), settings.faults());
  }

  @Test
  void aTimeInWhichNoCallCanEndIsAFault() {
    for (String tooShort : List.of("PT35S", "PT35.999S")) {
      Settings settings = with(Map.of("invite.answer-within", tooShort));
      DeliverySettings.read(settings);
      assertEquals(
          List.of(
              "invite.answer-within (INVITE_ANSWER_WITHIN) must be longer by a second than"
                  + " graph.connect-timeout and graph.read-timeout together (PT35S)"),
          settings.faults());
    }
    Settings enough = with(Map.of("invite.answer-within", "PT36S"));
    DeliverySettings.read(enough);
    assertEquals(List.of(), enough.faults());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://myapps.microsoft.com", "myapps", "https:", "https://a b"})
  void aSignInAddressThatIsNotHttpsIsAFault(String value) {
    Settings settings = with(Map.of("invite.sign-in-url", value));
    DeliverySettings.read(settings);
    assertEquals(
        List.of("invite.sign-in-url (INVITE_SIGN_IN_URL) must be an absolute https URL"),
        settings.faults());
  }

  @Test
  void aTenantThatIsNoneDoesNotBreakTheReadingOfTheRest() {
    Settings settings = with(Map.of("entra.tenant-id", "my tenant <>"));
    assertTrue(DeliverySettings.read(settings).signInUrl().toString().endsWith("tenantid="));
  }
}
