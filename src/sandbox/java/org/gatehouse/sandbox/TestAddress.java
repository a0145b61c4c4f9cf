package org.gatehouse.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The addresses that Graph's documented refusals and states are tried with.
 *
 * <p>And for every {@link SimulatedResponse} there is {@code <answer>@answer.sandbox.test}, which
 * meets it: {@code broken-after-effect@answer.sandbox.test}. Every other address is invited.
 */
enum TestAddress {
  MEMBER(
      "member@sandbox.test",
      400,
      "The invited user already exists in the directory as object ID: "
          + Sandbox.MEMBER_ID
          + ". They can use that account to sign in to shared apps and resources."),
  OWN_DOMAIN(
      "anyone@own.sandbox.test",
      400,
      "This user cannot be invited because the domain of the user's email address is a verified"
          + " domain of this directory."),
  GROUP("group@sandbox.test", 400, "Group email address is not supported."),
  BLOCKED(
      "blocked@sandbox.test",
      400,
      "This invitation is blocked by cross-tenant access settings. Admins in both your organization"
          + " and the invited user's organization must configure cross-tenant access settings to"
          + " allow the invitation."),
  SMTP("smtp@sandbox.test", 400, "The Primary SMTP Address is an invalid value."),
  NO_TARGET("notarget@sandbox.test", 500, "Unable to find target address"),
  ERROR("error@sandbox.test", 201, "Error"),
  COMPLETED("completed@sandbox.test", 201, "Completed"),
  IN_PROGRESS("inprogress@sandbox.test", 201, "InProgress"),
  OTHER("anyone@example.com", 201, "PendingAcceptance");

  private static final String OWN = "@own.sandbox.test";
  private static final String ANSWER = "@answer.sandbox.test";

  /** What Graph takes: no period or hyphen at either end of the name, few other signs. */
  private static final Pattern TAKEN =
      Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_])?@[\\p{L}\\p{N}.-]+");

  private final String address;
  private final int status;
  private final String text;

  TestAddress(String address, int status, String text) {
    this.address = address;
    this.status = status;
    this.text = text;
  }

  static TestAddress of(String address) {
    String known = address.toLowerCase(Locale.ROOT);
    if (!TAKEN.matcher(known).matches()) {
      return SMTP;
    }
    if (known.endsWith("sandbox.test")) {
      if (known.endsWith(OWN)) {
        return OWN_DOMAIN;
      }
      for (TestAddress each : values()) {
        if (each.address.equals(known)) {
          return each;
        }
      }
    }
    return OTHER;
  }

  /** What an address asks to meet. */
  static SimulatedResponse answer(String address) {
    if (address.endsWith(ANSWER)) {
      String name = address.substring(0, address.length() - ANSWER.length());
      for (SimulatedResponse answer : SimulatedResponse.values()) {
        if (answer.wireName().equals(name)) {
          return answer;
        }
      }
    }
    return SimulatedResponse.NORMAL;
  }

  String address() {
    return address;
  }

  int status() {
    return status;
  }

  /** The status of the invitation for a 201, else the message of the refusal. */
  String text() {
    return text;
  }
}
