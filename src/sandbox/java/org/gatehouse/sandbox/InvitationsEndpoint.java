package org.gatehouse.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * POST /v1.0/invitations, with Graph's limit before it.
 *
 * <p>The words for a wrong request body are the sandbox's own where no report of Graph's is known.
 */
final class InvitationsEndpoint extends GraphEndpoint {
  static final String NAME = "POST /v1.0/invitations";

  private static final Set<String> PROPERTIES =
      Set.of(
          "@odata.type",
          "invitedUserEmailAddress",
          "inviteRedirectUrl",
          "invitedUserDisplayName",
          "sendInvitationMessage",
          "invitedUserMessageInfo",
          "invitedUserType",
          "invitedUserSponsors@odata.bind",
          "invitedUserSponsors",
          "resetRedemption",
          "invitedUser");
  private static final int MAX_SPONSORS = 5;
  private static final double NEAR_THE_LIMIT = 0.8;

  private final Directory directory;
  private final Behaviour behaviour;
  private final RateLimit pace;

  InvitationsEndpoint(
      Behaviour behaviour, GraphTokens tokens, Clock clock, Directory directory, RateLimit pace) {
    super(NAME, behaviour.invitations(), tokens, clock);
    this.behaviour = behaviour;
    this.directory = directory;
    this.pace = pace;
  }

  @Override
  Reply turnAway(Call call) {
    Reply refusal = super.turnAway(call);
    if (refusal != null) {
      return refusal;
    }
    int inWindow = pace.arrived();
    if (!behaviour.rateEnforced() || inWindow <= behaviour.rate()) {
      return null;
    }
    long seconds = Math.max(1, (pace.untilFree().toMillis() + 999) / 1_000);
    return error(SimulatedResponse.THROTTLED, call)
        .with("Retry-After", String.valueOf(seconds))
        .with("x-ms-throttle-limit-percentage", percentage(inWindow));
  }

  @Override
  SimulatedResponse asked(Call call) {
    return call.json()
        .map(request -> TestAddress.answer(text(request, "invitedUserEmailAddress")))
        .orElse(SimulatedResponse.NORMAL);
  }

  @Override
  Reply serve(Call call) {
    String type = call.header("Content-Type");
    Optional<JsonObject> read = call.json();
    if (read.isEmpty()
        || type == null
        || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return refused(
          call,
          "Unable to read JSON request payload. Please ensure Content-Type header is set and payload"
              + " is of valid JSON format.");
    }
    JsonObject request = read.get();
    for (String name : request.keySet()) {
      if (!PROPERTIES.contains(name)) {
        return error(
            call,
            400,
            "RequestBodyRead",
            "The property '"
                + name
                + "' does not exist on type 'microsoft.graph.invitation'. Make sure to only use"
                + " property names that are defined by the type.");
      }
    }
    String mistake = mistake(request);
    return mistake == null ? invite(call, request) : refused(call, mistake);
  }

  /** Null when there is none. */
  private static String mistake(JsonObject request) {
    if (text(request, "invitedUserEmailAddress").isBlank()) {
      return "Property invitedUserEmailAddress is required.";
    }
    if (text(request, "inviteRedirectUrl").isBlank()) {
      return "Property inviteRedirectUrl is required.";
    }
    JsonValue mail = request.getOrDefault("sendInvitationMessage", JsonValue.FALSE);
    if (mail != JsonValue.TRUE && mail != JsonValue.FALSE) {
      return "Cannot convert the literal of sendInvitationMessage to the expected type"
          + " 'Edm.Boolean'.";
    }
    if (request.get("invitedUserSponsors@odata.bind") instanceof JsonArray sponsors
        && sponsors.size() > MAX_SPONSORS) {
      return "At most five sponsors can be given.";
    }
    if (copies(messageInfo(request)).size() > 1) {
      return "At most one recipient of a copy can be given.";
    }
    return request.getBoolean("resetRedemption", false)
            && !(request.get("invitedUser") instanceof JsonObject)
        ? "Property invitedUser is required when resetRedemption is true."
        : null;
  }

  private Reply invite(Call call, JsonObject request) {
    String address = text(request, "invitedUserEmailAddress");
    TestAddress known = TestAddress.of(address);
    if (known.status() != 201) {
      return error(
          call,
          known.status(),
          known.status() == 400 ? "BadRequest" : "InternalServerError",
          known.text());
    }
    if (known == TestAddress.ERROR) {
      return created(call, request, Guid.random(), null, null, known.text());
    }
    Directory.Invited invited =
        directory.invite(
            address,
            optional(request, "invitedUserDisplayName"),
            known == TestAddress.COMPLETED ? "Accepted" : "PendingAcceptance",
            request.getBoolean("sendInvitationMessage", false),
            copyTo(messageInfo(request)),
            optional(messageInfo(request), "messageLanguage"));
    return created(
        call, request, invited.invitationId(), invited.link(), invited.guest(), known.text());
  }

  private Reply created(
      Call call, JsonObject request, String id, String link, Guest guest, String status) {
    JsonObject info = messageInfo(request);
    byte[] body =
        JsonText.object(
            json -> {
              json.write(
                  "@odata.context",
                  "https://graph.microsoft.com/v1.0/$metadata#invitations/$entity");
              json.write("id", id);
              JsonText.write(json, "inviteRedeemUrl", link);
              JsonText.write(
                  json, "invitedUserDisplayName", optional(request, "invitedUserDisplayName"));
              String type = optional(request, "invitedUserType");
              json.write("invitedUserType", type == null ? "Guest" : type);
              json.write("invitedUserEmailAddress", text(request, "invitedUserEmailAddress"));
              json.write(
                  "sendInvitationMessage", request.getBoolean("sendInvitationMessage", false));
              json.write("resetRedemption", request.getBoolean("resetRedemption", false));
              json.write("inviteRedirectUrl", text(request, "inviteRedirectUrl"));
              json.write("status", status);
              writeMessageInfo(json, info);
              if (guest != null) {
                json.writeStartObject("invitedUser")
                    .write("id", guest.id())
                    .write("userPrincipalName", UsersEndpoint.principalName(guest.address()))
                    .writeEnd();
              }
            });
    Reply reply =
        marked(call, Reply.json(201, body))
            .with(
                "Content-Type",
                "application/json;odata.metadata=minimal;odata.streaming=true;"
                    + "IEEE754Compatible=false;charset=utf-8");
    int inWindow = behaviour.rateEnforced() ? pace.inWindow() : 0;
    return inWindow > NEAR_THE_LIMIT * behaviour.rate()
        ? reply.with("x-ms-throttle-limit-percentage", percentage(inWindow))
        : reply;
  }

  /** Graph gives one recipient of nulls where nobody gets a copy. */
  private static void writeMessageInfo(JsonGenerator json, JsonObject info) {
    String copyTo = copyTo(info);
    json.writeStartObject("invitedUserMessageInfo");
    JsonText.write(json, "messageLanguage", optional(info, "messageLanguage"));
    JsonText.write(json, "customizedMessageBody", optional(info, "customizedMessageBody"));
    json.writeStartArray("ccRecipients").writeStartObject().writeStartObject("emailAddress");
    json.writeNull("name");
    JsonText.write(json, "address", copyTo);
    json.writeEnd().writeEnd().writeEnd().writeEnd();
  }

  private Reply refused(Call call, String message) {
    return error(call, 400, "BadRequest", message);
  }

  /** Graph's header is a share of the limit, to two places, from 0.8 to 1.8. */
  private String percentage(int inWindow) {
    return String.format(Locale.ROOT, "%.2f", Math.min(1.8, (double) inWindow / behaviour.rate()));
  }

  private static JsonObject messageInfo(JsonObject request) {
    return request.get("invitedUserMessageInfo") instanceof JsonObject info
        ? info
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static JsonArray copies(JsonObject info) {
    return info.get("ccRecipients") instanceof JsonArray copies
        ? copies
        : JsonValue.EMPTY_JSON_ARRAY;
  }

  /** Null when nobody gets a copy. */
  private static String copyTo(JsonObject info) {
    return !copies(info).isEmpty()
            && copies(info).get(0) instanceof JsonObject recipient
            && recipient.get("emailAddress") instanceof JsonObject address
        ? optional(address, "address")
        : null;
  }

  private static String text(JsonObject object, String name) {
    String text = optional(object, name);
    return text == null ? "" : text;
  }

  private static String optional(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : null;
  }
}
