package org.gatehouse.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The guests of the simulated tenant and the mails they would have got.
 *
 * <p>Keeps the latest 100,000 guests and 1,000 mails.
 */
public final class Directory {
  private static final int MAX_GUESTS = 100_000;
  private static final int MAX_MAILS = 1_000;

  private final Clock clock;
  private final Map<String, Guest> guests = new ConcurrentHashMap<>();
  private final Map<String, Guest> byId = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<Guest> byAge = new ConcurrentLinkedDeque<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ConcurrentLinkedDeque<Mail> mails = new ConcurrentLinkedDeque<>();
  private final AtomicLong mailCount = new AtomicLong();
  private final AtomicLong linkCount = new AtomicLong();

  Directory(Clock clock) {
    this.clock = clock;
  }

  /** The guest with the address, in any case, at once and whatever the directory's lag. */
  public Optional<Guest> guest(String address) {
    return Optional.ofNullable(guests.get(address.toLowerCase(Locale.ROOT)));
  }

  Optional<Guest> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Collection<Guest> guests() {
    return List.copyOf(guests.values());
  }

  public int guestCount() {
    return size.get();
  }

  /** All mails since the last reset, also those no longer kept. */
  public long mailCount() {
    return mailCount.get();
  }

  /** All links issued since the last reset. */
  public long linkCount() {
    return linkCount.get();
  }

  /** The latest mails, the newest first. */
  public List<Mail> lastMails(int most) {
    return newest(mails, most);
  }

  /** The latest guests, the newest first. */
  List<Guest> lastGuests(int most) {
    return newest(byAge, most);
  }

  /** What came of one invitation. */
  record Invited(String invitationId, Guest guest, String link) {}

  Invited invite(
      String address,
      String displayName,
      String state,
      boolean mail,
      String copyTo,
      String language) {
    String invitationId = Guid.random();
    String link = link(invitationId);
    Guest guest = guests.computeIfAbsent(address.toLowerCase(Locale.ROOT), this::admitted);
    guest.invited(displayName, link, mail, state);
    linkCount.incrementAndGet();
    if (mail) {
      mails.addLast(new Mail(clock.instant(), address, copyTo, language, link));
      if (mailCount.incrementAndGet() > MAX_MAILS) {
        mails.pollFirst();
      }
    }
    if (size.get() > MAX_GUESTS) {
      forgetTheOldest();
    }
    return new Invited(invitationId, guest, link);
  }

  void reset() {
    guests.clear();
    byId.clear();
    byAge.clear();
    size.set(0);
    mails.clear();
    mailCount.set(0);
    linkCount.set(0);
  }

  private Guest admitted(String address) {
    Guest guest = new Guest(address, clock.instant());
    byId.put(guest.id(), guest);
    byAge.addLast(guest);
    size.incrementAndGet();
    return guest;
  }

  private void forgetTheOldest() {
    Guest oldest = byAge.pollFirst();
    if (oldest != null && guests.remove(oldest.address(), oldest)) {
      byId.remove(oldest.id());
      size.decrementAndGet();
    }
  }

  /** Encoded as often as Graph's own are: a client that decodes or encodes it again breaks it. */
  private static String link(String invitationId) {
    byte[] ticket = new byte[32];
    ThreadLocalRandom.current().nextBytes(ticket);
    String encoded =
        Base64.getEncoder()
            .encodeToString(ticket)
            .replace("/", "%25252f")
            .replace("+", "%25252b")
            .replace("=", "%25253d");
    return "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com"
        + "%2fredeem%2f%3ftenant%3d"
        + Sandbox.TENANT_ID
        + "%26user%3d"
        + invitationId
        + "%26ticket%3d"
        + encoded
        + "%26ver%3d2.0";
  }

  private static <T> List<T> newest(ConcurrentLinkedDeque<T> all, int most) {
    List<T> newest = new ArrayList<>();
    Iterator<T> each = all.descendingIterator();
    while (each.hasNext() && newest.size() < most) {
      newest.add(each.next());
    }
    return newest;
  }
}
