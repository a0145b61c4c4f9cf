package org.gatehouse.records.privacy;

import java.util.List;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.json.LenientJsonObject;
import org.gatehouse.web.validation.RecordedAddress;
import org.gatehouse.web.validation.ValidationErrors;

/**
 * The body of an erasure by address.
 *
 * @param email the guest's address, in any spelling, valid or not
 */
public record ErasureRequest(String email) {
  private static final String EMAIL = "email";

  /**
   * @throws ApiException 400 when the text is no JSON object with an address that can be on record
   */
  static ErasureRequest read(String text) {
    ValidationErrors faults = new ValidationErrors(List.of(EMAIL));
    String email = LenientJsonObject.read(text, List.of(EMAIL), faults).text(EMAIL).orElse(null);
    if (email == null) {
      faults.addRequired(EMAIL);
    } else {
      new RecordedAddress().faults(email).forEach(fault -> faults.add(EMAIL, fault));
    }
    faults.refuse();
    return new ErasureRequest(email);
  }

  @Override
  public String toString() {
    return "erasure of a guest's personal data";
  }
}
