package org.gatehouse.web.validation;

/**
 * The one spelling of an e-mail address by which its records are found, whatever spelling was sent:
 * small letters, in Unicode's normalization form C, the domain in its ASCII form (xn--).
 *
 * <p>What is no valid address has such a spelling too, so that it can be found as well: what
 * follows its last @ is left as it is where it is no domain name. A spelling that would be longer
 * than an address may be is the address as it was sent.
 *
 * @param text at most 254 characters where the address has no more; null where there is no address
 * @param domain the part behind the last @; null where there is no address
 */
public record CanonicalAddress(String text, String domain) {
  /** Both are small letters of one capital, and which one it becomes depends on what follows it. */
  private static final char FINAL_SIGMA = '\u03C2';

  private static final char SIGMA = '\u03C3';

  /** Null becomes two nulls. */
  public static CanonicalAddress of(String address) {
    if (address == null) {
      return new CanonicalAddress(null, null);
    }
    CanonicalAddress canonical = ofAnyLength(address);
    return canonical.isTooLong() ? new CanonicalAddress(address, domainOf(address)) : canonical;
  }

  static CanonicalAddress ofAnyLength(String address) {
    String folded = DomainName.folded(address);
    String domain = domainOf(folded);
    String local = folded.substring(0, folded.length() - domain.length());
    String ascii = DomainName.of(domain).map(DomainName::ascii).orElse(domain);
    return new CanonicalAddress(local.replace(FINAL_SIGMA, SIGMA) + ascii, ascii);
  }

  private static String domainOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /** Small letters and normalized characters can be more than those that were sent. */
  boolean isTooLong() {
    return text.length() > EmailAddress.MAX_LENGTH;
  }

  /** Not the address: it names a person. */
  @Override
  public String toString() {
    return "an address";
  }
}
