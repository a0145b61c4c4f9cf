package org.gatehouse.sandbox;

import jakarta.json.stream.JsonGenerator;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be asked of the sandbox itself, under /sandbox/. */
final class ControlEndpoint {
  private static final int SHOWN = 1_000;

  private final Sandbox sandbox;

  ControlEndpoint(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * @throws IllegalArgumentException for a request that cannot be followed; its message says why
   */
  Reply follow(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /sandbox/state" -> Reply.json(200, JsonText.object(this::writeState));
      case "GET /sandbox/guests" -> guests(call.query().get("address"));
      case "GET /sandbox/token" -> Reply.text(200, token(call.query()).compact());
      case "GET /sandbox/behaviour" -> behaviour();
      case "PUT /sandbox/behaviour", "POST /sandbox/behaviour" -> {
        BehaviourJson.apply(
            call.json()
                .orElseThrow(() -> new IllegalArgumentException("The body must be a JSON object")),
            sandbox.behaviour());
        yield behaviour();
      }
      case "DELETE /sandbox/behaviour" -> {
        sandbox.behaviour().reset();
        yield behaviour();
      }
      case "POST /sandbox/reset" -> {
        sandbox.reset();
        yield Reply.message(200, "Everything is as it was at the start, but tokens and keys");
      }
      case "POST /sandbox/revoke-tokens" -> {
        sandbox.revokeTokens();
        yield Reply.message(200, "No token for Graph issued until now is good any more");
      }
      case "POST /sandbox/rotate-keys" -> {
        sandbox.keys().rotate();
        yield Reply.message(
            200, "Tokens are signed with a new key; the one before stays published");
      }
      case "POST /sandbox/replace-keys" -> {
        sandbox.keys().replace();
        yield Reply.message(200, "Tokens are signed with a new key, the only one published");
      }
      default -> Reply.message(404, "There is no such command; GET / lists them");
    };
  }

  private Reply behaviour() {
    return Reply.json(200, JsonText.object(json -> BehaviourJson.write(json, sandbox.behaviour())));
  }

  private Reply guests(String address) {
    Collection<Guest> guests =
        address == null
            ? sandbox.directory().guests()
            : sandbox.directory().guest(address).stream().toList();
    return Reply.json(200, JsonText.object(json -> writeGuests(json, guests)));
  }

  private CallerToken token(Map<String, String> wishes) {
    CallerToken token = sandbox.callerToken();
    boolean user = "user".equals(wishes.get("kind")) || wishes.containsKey("scopes");
    if (user) {
      token.user(wishes.getOrDefault("user", Sandbox.USER_ADDRESS));
    }
    if (!user && !wishes.containsKey("roles")) {
      token.roles("Guests.Invite");
    } else if (user && !wishes.containsKey("roles") && !wishes.containsKey("scopes")) {
      token.scopes("Guests.Invite");
    }
    token.version(wishes.getOrDefault("version", "2").equals("1") ? 1 : 2);
    wishes.forEach((name, wish) -> bend(token, name, wish));
    return token;
  }

  private static void bend(CallerToken token, String name, String wish) {
    switch (name) {
      case "roles" -> token.roles(list(wish));
      case "scopes" -> token.scopes(list(wish));
      case "audience" -> token.audience(wish);
      case "issuer" -> token.issuer(wish);
      case "tenant" -> token.tenant(wish);
      case "application" -> token.application(wish);
      case "oid" -> token.claim("oid", wish);
      case "name" -> token.claim("name", wish);
      case "expired" -> {
        if (Boolean.parseBoolean(wish)) {
          token.expired();
        }
      }
      case "notYetValid" -> {
        if (Boolean.parseBoolean(wish)) {
          token.notYetValid();
        }
      }
      case "kind" -> require(List.of("app", "user").contains(wish), "kind is app or user");
      case "version" -> require(List.of("1", "2").contains(wish), "version is 1 or 2");
      case "user" -> {
        // taken together with kind
      }
      default -> throw new IllegalArgumentException("A token has no '" + name + "' to wish for");
    }
  }

  private static String[] list(String text) {
    return List.of(text.split("[, ]+")).stream()
        .filter(entry -> !entry.isEmpty())
        .toArray(String[]::new);
  }

  private static void require(boolean held, String rule) {
    if (!held) {
      throw new IllegalArgumentException(rule);
    }
  }

  private void writeState(JsonGenerator json) {
    Directory directory = sandbox.directory();
    json.write("uri", sandbox.uri().toString())
        .write("guestCount", directory.guestCount())
        .write("mailCount", directory.mailCount())
        .write("linkCount", directory.linkCount())
        .write("tokenRequests", sandbox.tokenRequests())
        .write("keyFetches", sandbox.keyFetches())
        .write("callsInProgress", sandbox.callsInProgress());
    json.writeStartObject("invitationsPace")
        .write("inWindow", sandbox.rateLimit().inWindow())
        .write("peak", sandbox.rateLimit().peak())
        .writeEnd();
    json.writeStartObject("behaviour");
    BehaviourJson.write(json, sandbox.behaviour());
    json.writeEnd();
    json.writeStartArray("calls");
    sandbox
        .journal()
        .counts()
        .forEach(
            (call, byStatus) ->
                byStatus.forEach(
                    (status, count) ->
                        json.writeStartObject()
                            .write("call", call)
                            .write("status", status)
                            .write("count", count)
                            .writeEnd()));
    json.writeEnd();
    json.writeStartArray("lastCalls");
    for (CallLog.Entry entry : sandbox.journal().last(SHOWN)) {
      json.writeStartObject()
          .write("time", entry.time().toString())
          .write("call", entry.call())
          .write("status", entry.status())
          .write("answer", entry.answer().wireName())
          .write("micros", entry.micros())
          .writeEnd();
    }
    json.writeEnd();
    writeGuests(json, directory.lastGuests(SHOWN));
  }

  private static void writeGuests(JsonGenerator json, Collection<Guest> guests) {
    json.writeStartArray("guests");
    for (Guest guest : guests) {
      json.writeStartObject().write("id", guest.id()).write("address", guest.address());
      JsonText.write(json, "displayName", guest.displayName());
      json.write("createdDateTime", guest.created().toString())
          .write("links", guest.links())
          .write("mails", guest.mails())
          .write("linkInMailIsValid", guest.linkInMailIsValid());
      JsonText.write(json, "validLink", guest.validLink());
      json.writeEnd();
    }
    json.writeEnd();
  }
}
