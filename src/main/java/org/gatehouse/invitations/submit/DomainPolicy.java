package org.gatehouse.invitations.submit;

import java.util.List;
import java.util.Optional;
import org.gatehouse.web.validation.DomainName;
import org.gatehouse.web.validation.GuestAddress;

/**
 * Which domains guests may come from; a domain stands for its subdomains too.
 *
 * @param allowed the only domains to invite from; empty allows all
 * @param blocked never invited from, allowed or not
 */
public record DomainPolicy(List<DomainName> allowed, List<DomainName> blocked) {
  public DomainPolicy {
    allowed = List.copyOf(allowed);
    blocked = List.copyOf(blocked);
  }

  /**
   * Why a guest must not be invited, as a sentence for the caller; empty when nothing forbids it.
   *
   * @param address one that follows {@link GuestAddress}
   */
  public Optional<String> refusal(String address) {
    DomainName domain = DomainName.ofAddress(address).orElseThrow(IllegalArgumentException::new);
    if (blocked.stream().anyMatch(entry -> entry.covers(domain))) {
      return Optional.of("Guests from " + domain.ascii() + " are blocked by policy.");
    }
    if (!allowed.isEmpty() && allowed.stream().noneMatch(entry -> entry.covers(domain))) {
      return Optional.of(
          "Guests from " + domain.ascii() + " are not among those that policy allows.");
    }
    return Optional.empty();
  }
}
