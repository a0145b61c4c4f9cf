package org.gatehouse.invitations.submit;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.json.LenientJsonObject;
import org.gatehouse.web.validation.ValidationErrors;

/** Binds JSON to an invitation request, and collects every error. */
public final class InvitationRequestBinder {
  /** In the contract's order. */
  public static final List<String> PROPERTIES =
      Arrays.stream(InvitationRequest.class.getRecordComponents())
          .map(RecordComponent::getName)
          .toList();

  private final Validator validator;
  private final PolicySettings policy;

  InvitationRequestBinder(Validator validator, PolicySettings policy) {
    this.validator = validator;
    this.policy = policy;
  }

  /**
   * @param askerKnown whether a proved user stands behind the request, who then counts as the one
   *     who asked
   * @throws ApiException 400 with one message when the text is no JSON object, else with every
   *     fault
   */
  InvitationRequest read(String text, boolean askerKnown) {
    ValidationErrors faults = new ValidationErrors(PROPERTIES);
    InvitationRequest request = bound(LenientJsonObject.read(text, PROPERTIES, faults));
    if (policy.requireRequestedBy() && request.requestedBy() == null && !askerKnown) {
      faults.addRequired("requestedBy");
    }
    for (ConstraintViolation<InvitationRequest> violation : validator.validate(request)) {
      String property = violation.getPropertyPath().toString();
      if (violation.getInvalidValue() == null) {
        faults.addRequired(property);
      } else {
        faults.add(property, violation.getMessage());
      }
    }
    faults.refuse();
    return request;
  }

  private InvitationRequest bound(LenientJsonObject sent) {
    return new InvitationRequest(
        sent.text("invitedUserEmailAddress").orElse(null),
        sent.verbatim("invitedUserDisplayName").orElse(null),
        sent.text("inviteRedirectUrl").orElseGet(policy::redirectUrl),
        sent.flag("sendInvitationMessage").orElse(false),
        sent.text("requestedBy").orElse(null),
        sent.object("more").orElse("{}"));
  }
}
