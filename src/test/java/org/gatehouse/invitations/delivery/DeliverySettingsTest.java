package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySettingsTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";

  private static Settings with(Map<String, String> set) {
    Map<String, String> all = new HashMap<>(Map.of("entra.tenant-id", TENANT));
    all.putAll(set);
    return new Settings(name -> Optional.ofNullable(all.get(name)));
  }

  @Test
  void theDefaultsAnswerBeforePowerAutomateGivesUp() {
    Settings settings = with(Map.of());
    assertEquals(
        new DeliverySettings(
            Duration.ofSeconds(90),
            Duration.ofSeconds(45),
            URI.create("https://myapps.microsoft.com/?tenantid=" + TENANT)),
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
    assertEquals(Duration.ofSeconds(90), DeliverySettings.read(settings).answerWithin());
    assertEquals(
        List.of(
            "entra.tenant-id (ENTRA_TENANT_ID) must be the tenant's id (a GUID), not a domain"
                + " name"),
        settings.faults());
  }
}
