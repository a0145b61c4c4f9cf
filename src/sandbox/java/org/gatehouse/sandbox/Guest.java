package org.gatehouse.sandbox;

import java.time.Instant;

/** A user of the simulated tenant who was invited. */
public final class Guest {
  private final String id = Guid.random();
  private final String address;
  private final Instant created;
  private String displayName;
  private String state;
  private int links;
  private int mails;
  private String validLink;
  private String mailedLink;

  Guest(String address, Instant created) {
    this.address = address;
    this.created = created;
  }

  /** The object id, the same however often the guest is invited. */
  public String id() {
    return id;
  }

  /** In lower case. */
  public String address() {
    return address;
  }

  public Instant created() {
    return created;
  }

  /** Null when no invitation has told one. */
  public synchronized String displayName() {
    return displayName;
  }

  /** How many links were issued, which is how often the guest was invited. */
  public synchronized int links() {
    return links;
  }

  /** How many mails would have been sent. */
  public synchronized int mails() {
    return mails;
  }

  /** The newest link; a new one kills the earlier. */
  public synchronized String validLink() {
    return validLink;
  }

  /** Whether a mail was sent and the link in the latest one is still good. */
  public synchronized boolean linkInMailIsValid() {
    return mailedLink != null && mailedLink.equals(validLink);
  }

  /** PendingAcceptance or Accepted. */
  synchronized String state() {
    return state;
  }

  synchronized void invited(String displayName, String link, boolean mail, String state) {
    if (displayName != null) {
      this.displayName = displayName;
    }
    this.state = state;
    links++;
    validLink = link;
    if (mail) {
      mails++;
      mailedLink = link;
    }
  }
}
