package org.gatehouse.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An address, or all addresses that begin with the same bits, as in {@code 10.0.0.0/8}. */
record Network(InetAddress first, int bits) {
  private static final String IPV4 = "\\d{1,3}(\\.\\d{1,3}){3}";
  private static final String IPV6 = "[0-9a-fA-F:]*:[0-9a-fA-F:.]*";

  /** Empty when the text is none. */
  static Optional<Network> parse(String text) {
    String[] parts = text.split("/", 2);
    Optional<InetAddress> first = address(parts[0]);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int all = first.get().getAddress().length * 8;
    if (parts.length == 1) {
      return Optional.of(new Network(first.get(), all));
    }
    return parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= all
        ? Optional.of(new Network(first.get(), Integer.parseInt(parts[1])))
        : Optional.empty();
  }

  /** A literal address; a name is none, so nobody is asked for it. */
  static Optional<InetAddress> address(String text) {
    if (!text.matches(IPV4) && !text.matches(IPV6)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
