package org.gatehouse.bench.plain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A request and Graph's answer to it. */
@Entity
@Table(name = "plain_invitation")
public class PlainInvitation {
  @Id
  @Column(length = 36)
  private String id;

  @Column(name = "email_address")
  private String emailAddress;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "redirect_url", length = 2048)
  private String redirectUrl;

  @Column(name = "send_message")
  private boolean sendMessage;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "more", length = 4000)
  private String more;

  @Column(name = "guest_id")
  private String guestId;

  @Column(name = "redeem_url", length = 30_000)
  private String redeemUrl;

  @Column(name = "status")
  private String status;

  /** For JPA. */
  protected PlainInvitation() {}

  PlainInvitation(PlainResource.Request request) {
    this.id = UUID.randomUUID().toString();
    this.emailAddress = request.invitedUserEmailAddress();
    this.displayName = request.invitedUserDisplayName();
    this.redirectUrl = request.inviteRedirectUrl();
    this.sendMessage = request.sendInvitationMessage();
    this.requestedBy = request.requestedBy();
    this.more = String.valueOf(request.more());
  }

  void invited(String guestId, String redeemUrl, String status) {
    this.guestId = guestId;
    this.redeemUrl = redeemUrl;
    this.status = status;
  }

  String id() {
    return id;
  }
}
