package org.gatehouse.invitations.submit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.gatehouse.web.validation.ConformsTo;
import org.gatehouse.web.validation.EmailAddress;
import org.gatehouse.web.validation.GuestAddress;
import org.gatehouse.web.validation.RedirectUrl;

/**
 * The body of a request, with the names of the published API.
 *
 * <p>Lengths count UTF-16 units, the most that any database counts.
 *
 * @param invitedUserEmailAddress the guest's address, without surrounding blanks
 * @param invitedUserDisplayName null when omitted
 * @param inviteRedirectUrl as sent, without surrounding blanks; the operator's when omitted
 * @param sendInvitationMessage whether Microsoft mails the invitation
 * @param requestedBy who is claimed to have asked, null when omitted
 * @param more a JSON object in compact form, never null
 */
public record InvitationRequest(
    @NotNull(message = "is required") @ConformsTo(GuestAddress.class)
        String invitedUserEmailAddress,
    @Size(max = 256, message = "must be at most 256 characters")
        @Pattern(regexp = "[^\\p{Cc}]*", message = "must not contain control characters")
        String invitedUserDisplayName,
    @NotNull(message = "is required") @ConformsTo(RedirectUrl.class) String inviteRedirectUrl,
    boolean sendInvitationMessage,
    @ConformsTo(EmailAddress.class) String requestedBy,
    @NotNull(message = "is required")
        @Size(max = 4_000, message = "must be at most 4,000 characters as compact JSON")
        String more) {}
