package org.gatehouse.web.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An e-mail address that Graph takes for a guest.
 *
 * <p>Source: Graph's page "Create invitation", property invitedUserEmailAddress.
 */
public final class GuestAddress implements TextRule {
  private static final String REFUSED = "~!#$%^&*()+=[]{}\\/|;:'\"<>?,";
  private static final String REFUSED_AT_ENDS = ".-";

  @Override
  public List<String> faults(String text) {
    List<String> faults = new ArrayList<>(EmailAddress.outline(text));
    String found = spaced(text.chars().filter(c -> REFUSED.indexOf(c) >= 0).distinct());
    if (!found.isEmpty()) {
      faults.add(
          "must not contain "
              + found
              + " (a guest's address has none of "
              + spaced(REFUSED.chars())
              + ")");
    }
    String local = text.substring(0, Math.max(0, text.indexOf('@')));
    if (!local.isEmpty()
        && (isRefusedAtEnd(local.charAt(0)) || isRefusedAtEnd(local.charAt(local.length() - 1)))) {
      faults.add("must not have a period or hyphen at either end of the part before the @");
    }
    return faults;
  }

  private static boolean isRefusedAtEnd(char end) {
    return REFUSED_AT_ENDS.indexOf(end) >= 0;
  }

  private static String spaced(IntStream characters) {
    return characters.mapToObj(Character::toString).collect(Collectors.joining(" "));
  }
}
