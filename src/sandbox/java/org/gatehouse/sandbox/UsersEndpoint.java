package org.gatehouse.sandbox;

import jakarta.json.stream.JsonGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GET /v1.0/users, found by address or by object id. */
final class UsersEndpoint extends GraphEndpoint {
  static final String NAME = "GET /v1.0/users";

  private static final String LITERAL = "'((?:[^']|'')*)'";
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(?:mail eq "
              + LITERAL
              + "|otherMails/any\\s*\\(\\s*(\\w+)\\s*:\\s*\\2 eq "
              + LITERAL
              + "\\s*\\))\\s*");
  private static final Pattern OR = Pattern.compile("or\\b");
  private static final List<String> USUAL =
      List.of("displayName", "mail", "userPrincipalName", "id");

  private final Directory directory;
  private final Behaviour behaviour;
  private final Clock clock;

  UsersEndpoint(Behaviour behaviour, GraphTokens tokens, Clock clock, Directory directory) {
    super(NAME, behaviour.users(), tokens, clock);
    this.behaviour = behaviour;
    this.directory = directory;
    this.clock = clock;
  }

  /** {@code john_gmail.com#EXT#@sandbox.onmicrosoft.com}, as a guest is named in the tenant. */
  static String principalName(String address) {
    return address.replace('@', '_') + "#EXT#@sandbox.onmicrosoft.com";
  }

  /** A user as the directory shows one. */
  private record User(
      String id,
      String displayName,
      String mail,
      String principalName,
      String userType,
      String externalUserState,
      Instant created) {}

  @Override
  Reply error(SimulatedResponse answer, Call call) {
    return answer == SimulatedResponse.PERMISSION_MISSING
        ? error(
            call,
            403,
            "Authorization_RequestDenied",
            "Insufficient privileges to complete the operation.")
        : super.error(answer, call);
  }

  @Override
  Reply serve(Call call) {
    String path = call.path();
    List<String> select = select(call.query().get("$select"));
    if (path.length() > "/v1.0/users/".length()) {
      return one(call, path.substring("/v1.0/users/".length()), select);
    }
    String filter = call.query().get("$filter");
    Optional<List<String>> addresses = addresses(filter == null ? "" : filter);
    if (addresses.isEmpty()) {
      return error(call, 400, "Request_BadRequest", "Invalid filter clause");
    }
    List<User> found =
        addresses.get().stream().flatMap(address -> find(address).stream()).distinct().toList();
    return reply(
        call,
        "#users(" + String.join(",", select) + ")",
        json -> {
          json.writeStartArray("value");
          for (User user : found) {
            json.writeStartObject();
            write(json, user, select);
            json.writeEnd();
          }
          json.writeEnd();
        });
  }

  private Reply one(Call call, String wanted, List<String> select) {
    Optional<User> found =
        wanted.equals(Sandbox.MEMBER_ID)
            ? find(TestAddress.MEMBER.address())
            : directory.withId(wanted).filter(this::showsUp).map(UsersEndpoint::user);
    return found
        .map(user -> reply(call, "#users/$entity", json -> write(json, user, select)))
        .orElseGet(
            () ->
                error(
                    call,
                    404,
                    "Request_ResourceNotFound",
                    "Resource '"
                        + wanted
                        + "' does not exist or one of its queried reference-property objects are"
                        + " not present."));
  }

  private Reply reply(Call call, String context, Consumer<JsonGenerator> members) {
    return marked(
        call,
        Reply.json(
            200,
            JsonText.object(
                json -> {
                  json.write(
                      "@odata.context", "https://graph.microsoft.com/v1.0/$metadata" + context);
                  members.accept(json);
                })));
  }

  private Optional<User> find(String address) {
    if (address.equalsIgnoreCase(TestAddress.MEMBER.address())) {
      return Optional.of(
          new User(
              Sandbox.MEMBER_ID,
              "Megan Member",
              TestAddress.MEMBER.address(),
              TestAddress.MEMBER.address(),
              "Member",
              null,
              Instant.EPOCH));
    }
    return directory.guest(address).filter(this::showsUp).map(UsersEndpoint::user);
  }

  private boolean showsUp(Guest guest) {
    return !guest.created().plus(behaviour.directoryLag()).isAfter(clock.instant());
  }

  private static User user(Guest guest) {
    return new User(
        guest.id(),
        guest.displayName() == null ? guest.address() : guest.displayName(),
        guest.address(),
        principalName(guest.address()),
        "Guest",
        guest.state(),
        guest.created());
  }

  private static void write(JsonGenerator json, User user, List<String> select) {
    for (String property : select) {
      switch (property) {
        case "id" -> json.write(property, user.id());
        case "displayName" -> json.write(property, user.displayName());
        case "mail" -> json.write(property, user.mail());
        case "userPrincipalName" -> json.write(property, user.principalName());
        case "userType" -> json.write(property, user.userType());
        case "externalUserState" -> JsonText.write(json, property, user.externalUserState());
        case "createdDateTime" ->
            json.write(property, user.created().truncatedTo(ChronoUnit.SECONDS).toString());
        case "accountEnabled" -> json.write(property, true);
        case "otherMails" -> json.writeStartArray(property).write(user.mail()).writeEnd();
        default -> json.writeNull(property);
      }
    }
  }

  private static List<String> select(String select) {
    return select == null ? USUAL : List.of(select.split("\\s*,\\s*"));
  }

  /** The addresses asked for; empty when the filter asks for anything else. */
  static Optional<List<String>> addresses(String filter) {
    List<String> addresses = new ArrayList<>();
    Matcher clause = CLAUSE.matcher(filter);
    int at = 0;
    while (clause.region(at, filter.length()).lookingAt()) {
      String literal = clause.group(1) == null ? clause.group(3) : clause.group(1);
      addresses.add(literal.replace("''", "'"));
      if (clause.end() == filter.length()) {
        return Optional.of(addresses);
      }
      Matcher or = OR.matcher(filter).region(clause.end(), filter.length());
      if (!or.lookingAt()) {
        return Optional.empty();
      }
      at = or.end();
    }
    return Optional.empty();
  }
}
