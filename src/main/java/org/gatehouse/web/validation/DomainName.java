package org.gatehouse.web.validation;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain name with at least one dot (RFC 1123, section 2.1).
 *
 * @param ascii in small letters, international labels in their xn-- form
 */
public record DomainName(String ascii) {
  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /** The last label is never a number: that would be an IP address. */
  private static final Pattern SYNTAX = Pattern.compile("(?:" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

  /**
   * @throws IllegalArgumentException when it is not a domain name in ASCII form
   */
  public DomainName {
    if (ascii.length() > MAX_LENGTH || !SYNTAX.matcher(ascii).matches()) {
      throw new IllegalArgumentException("not a domain name");
    }
  }

  /**
   * Reads a name in any case and normalization form, international or in ASCII form; empty when it
   * is none.
   *
   * <p>An international name that becomes another one on its way to ASCII and back, such as
   * straße.de, is taken for none: IDNA 2003 and 2008 disagree on whose domain it is, and a policy
   * must not guess.
   */
  public static Optional<DomainName> of(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      String name = folded(text);
      String ascii = IDN.toASCII(name);
      boolean same = ascii.equals(name) || IDN.toUnicode(ascii).equals(name);
      return same ? Optional.of(new DomainName(ascii)) : Optional.empty();
    } catch (IllegalArgumentException notADomainName) {
      return Optional.empty();
    }
  }

  /**
   * The text in small letters and in normalization form C (RFC 5895, section 2): normalized again
   * at the end, because small letters can compose where their capitals do not.
   */
  static String folded(String text) {
    String small = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(small, Normalizer.Form.NFC);
  }

  /** The domain of an e-mail address; empty when what follows the last @ is not a domain name. */
  public static Optional<DomainName> ofAddress(String address) {
    return of(address.substring(address.lastIndexOf('@') + 1));
  }

  /** Whether the other name is this one or a subdomain of it. */
  public boolean covers(DomainName other) {
    return other.ascii.equals(ascii) || other.ascii.endsWith("." + ascii);
  }
}
