package org.gatehouse.invitations.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphRejectionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The invited user already exists in the directory as object ID: 5a4d. They can use that"
            + " account to sign in. | The address belongs to a user who is already in the tenant.",
        "This user cannot be invited because the domain of the user's email address is a verified"
            + " domain of this directory. | The address is in one of the tenant's own domains, so"
            + " its owner is no guest.",
        "Group email address is not supported. | The address is a group's; only a person's address"
            + " can be invited.",
        "The Primary SMTP Address is an invalid value | Microsoft does not accept the address for"
            + " an invitation.",
        "This invitation is blocked by cross-tenant access settings. Admins must configure. | The"
            + " settings of the tenant or of the guest's organization do not allow this"
            + " invitation.",
        "Invalid request. | Microsoft Graph refused the invitation because of its data."
      })
  void eachKnownRefusalHasASentenceOfOurs(String said, String sentence) {
    assertEquals(sentence, GraphRejections.sentence(said.toLowerCase(Locale.ROOT)));
  }
}
