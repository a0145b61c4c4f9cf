package org.gatehouse.platform.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IP network in CIDR notation (RFC 4632); a single address is the smallest.
 *
 * @param prefix how many leading bits all its addresses have in common
 */
public record Network(InetAddress base, int prefix) {
  /** Empty for what is neither an address nor a network. */
  public static Optional<Network> parse(String text) {
    String[] parts = text.split("/", 2);
    Optional<InetAddress> base = address(parts[0]);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    int max = base.get().getAddress().length * Byte.SIZE;
    if (parts.length == 1) {
      return Optional.of(new Network(base.get(), max));
    }
    return Optional.of(parts[1])
        .filter(length -> length.matches("\\d{1,3}"))
        .map(Integer::parseInt)
        .filter(length -> length <= max)
        .map(length -> new Network(base.get(), length));
  }

  /** Whether an address as servers give it belongs to the network. */
  public boolean contains(String text) {
    return address(text).filter(this::contains).isPresent();
  }

  /** Whether the text is a literal address. */
  public static boolean isAddress(String text) {
    return address(text).isPresent();
  }

  private boolean contains(InetAddress address) {
    int length = base.getAddress().length;
    return address.getAddress().length == length && leading(address).equals(leading(base));
  }

  private BigInteger leading(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - prefix);
  }

  /** Literal addresses only: a name could mean another machine tomorrow. */
  private static Optional<InetAddress> address(String text) {
    String bare = text.replaceAll("^\\[|]$", "");
    if (!bare.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%\\w+)?")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }
}
