package org.gatehouse.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The knobs as JSON, the same to read and to write:
 *
 * <pre>{@code
 * {"invitations": {"delay": "PT0.2S", "variance": 0.4, "always": "normal",
 *                  "share": {"unavailable": 0.1, "broken-after-effect": 0.05},
 *                  "next": ["throttled", {"answer": "internal-error", "times": 3}],
 *                  "retryAfter": "PT2S"},
 *  "users": {…}, "token": {…}, "keys": {…},
 *  "seed": 7, "directoryLag": "PT5S", "rate": 150, "ratePeriod": "PT5S", "rateEnforced": true,
 *  "tokenLifetime": "PT1H"}
 * }</pre>
 *
 * <p>What is not named stays as it is.
 */
final class BehaviourJson {
  private BehaviourJson() {}

  /**
   * Changes all that is named, or nothing.
   *
   * @throws IllegalArgumentException for an unknown name or a value that does not fit; its message
   *     says which
   */
  static void apply(JsonObject changes, Behaviour behaviour) {
    List<Runnable> accepted = new ArrayList<>();
    int rate = behaviour.rate();
    Duration period = behaviour.ratePeriod();
    for (Map.Entry<String, JsonValue> change : changes.entrySet()) {
      String name = change.getKey();
      JsonValue value = change.getValue();
      switch (name) {
        case "invitations" -> accepted.addAll(network(name, value, behaviour.invitations()));
        case "users" -> accepted.addAll(network(name, value, behaviour.users()));
        case "token" -> accepted.addAll(network(name, value, behaviour.token()));
        case "keys" -> accepted.addAll(network(name, value, behaviour.keys()));
        case "seed" -> {
          long seed = (long) number(name, value);
          accepted.add(() -> behaviour.seed(seed));
        }
        case "directoryLag" -> {
          Duration lag = duration(name, value);
          accepted.add(() -> behaviour.directoryLag(lag));
        }
        case "rate" -> rate = positive(name, (int) number(name, value));
        case "ratePeriod" -> {
          period = duration(name, value);
          positive(name, (int) Math.min(period.toMillis(), Integer.MAX_VALUE));
        }
        case "rateEnforced" -> {
          boolean enforced = flag(name, value);
          accepted.add(() -> behaviour.rateEnforced(enforced));
        }
        case "tokenLifetime" -> {
          Duration lifetime = duration(name, value);
          accepted.add(() -> behaviour.tokenLifetime(lifetime));
        }
        default -> throw new IllegalArgumentException("There is no knob named '" + name + "'");
      }
    }
    int newRate = rate;
    Duration newPeriod = period;
    accepted.add(() -> behaviour.rate(newRate, newPeriod));
    accepted.forEach(Runnable::run);
  }

  static void write(JsonGenerator json, Behaviour behaviour) {
    write(json, "invitations", behaviour.invitations());
    write(json, "users", behaviour.users());
    write(json, "token", behaviour.token());
    write(json, "keys", behaviour.keys());
    json.write("directoryLag", behaviour.directoryLag().toString())
        .write("rate", behaviour.rate())
        .write("ratePeriod", behaviour.ratePeriod().toString())
        .write("rateEnforced", behaviour.rateEnforced())
        .write("tokenLifetime", behaviour.tokenLifetime().toString());
  }

  private static List<Runnable> network(
      String endpoint, JsonValue changes, NetworkConditions network) {
    List<Runnable> accepted = new ArrayList<>();
    for (Map.Entry<String, JsonValue> change : object(endpoint, changes).entrySet()) {
      String name = endpoint + "." + change.getKey();
      JsonValue value = change.getValue();
      switch (change.getKey()) {
        case "delay" -> {
          Duration delay = duration(name, value);
          accepted.add(() -> network.delay(delay));
        }
        case "variance" -> {
          double variance = share(name, value);
          accepted.add(() -> network.variance(variance));
        }
        case "always" -> {
          SimulatedResponse answer = network.requireKnown(answer(name, value));
          accepted.add(() -> network.always(answer));
        }
        case "share" -> {
          Map<SimulatedResponse, Double> shares = shares(name, value, network);
          accepted.add(() -> network.shares(shares));
        }
        case "next" -> {
          SimulatedResponse[] script = script(name, value, network);
          accepted.add(() -> network.next(script));
        }
        case "retryAfter" -> {
          Duration wait = value == JsonValue.NULL ? null : duration(name, value);
          accepted.add(() -> network.retryAfter(wait));
        }
        default -> throw new IllegalArgumentException("There is no knob named '" + name + "'");
      }
    }
    return accepted;
  }

  private static Map<SimulatedResponse, Double> shares(
      String name, JsonValue value, NetworkConditions network) {
    Map<SimulatedResponse, Double> shares = new EnumMap<>(SimulatedResponse.class);
    object(name, value)
        .forEach(
            (answer, share) ->
                shares.put(
                    network.requireKnown(SimulatedResponse.named(answer)),
                    share(name + "." + answer, share)));
    if (shares.values().stream().mapToDouble(Double::doubleValue).sum() > 1 + 1e-9) {
      throw new IllegalArgumentException(name + " adds up to more than 1");
    }
    return shares;
  }

  private static SimulatedResponse[] script(
      String name, JsonValue value, NetworkConditions network) {
    List<SimulatedResponse> script = new ArrayList<>();
    if (!(value instanceof JsonArray answers)) {
      throw new IllegalArgumentException(name + " must be an array of answers");
    }
    for (JsonValue each : answers) {
      JsonObject step = each instanceof JsonObject object ? object : null;
      SimulatedResponse answer =
          network.requireKnown(answer(name, step == null ? each : step.get("answer")));
      int times = step == null ? 1 : (int) number(name + ".times", step.get("times"));
      if (times < 1 || times + script.size() > NetworkConditions.MAX_SCRIPT_LENGTH) {
        throw new IllegalArgumentException(name + " is too long, or asks for less than one time");
      }
      script.addAll(Collections.nCopies(times, answer));
    }
    return script.toArray(SimulatedResponse[]::new);
  }

  private static void write(JsonGenerator json, String endpoint, NetworkConditions network) {
    json.writeStartObject(endpoint)
        .write("delay", network.delay().toString())
        .write("variance", network.variance())
        .write("always", network.always().wireName());
    json.writeStartObject("share");
    network.shares().forEach((answer, share) -> json.write(answer.wireName(), share));
    json.writeEnd();
    json.writeStartArray("next");
    network.script().forEach(answer -> json.write(answer.wireName()));
    json.writeEnd();
    Duration retryAfter = network.retryAfter();
    JsonText.write(json, "retryAfter", retryAfter == null ? null : retryAfter.toString());
    json.writeEnd();
  }

  private static JsonObject object(String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException(name + " must be an object");
  }

  private static SimulatedResponse answer(String name, JsonValue value) {
    if (value instanceof JsonString text) {
      return SimulatedResponse.named(text.getString());
    }
    throw new IllegalArgumentException(name + " must name an answer");
  }

  private static double number(String name, JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(name + " must be a number");
  }

  private static int positive(String name, int number) {
    if (number > 0) {
      return number;
    }
    throw new IllegalArgumentException(name + " must be more than 0");
  }

  private static double share(String name, JsonValue value) {
    double share = number(name, value);
    if (share >= 0 && share <= 1) {
      return share;
    }
    throw new IllegalArgumentException(name + " must be from 0 to 1");
  }

  private static boolean flag(String name, JsonValue value) {
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw new IllegalArgumentException(name + " must be true or false");
  }

  private static Duration duration(String name, JsonValue value) {
    try {
      Duration duration = Duration.parse(value instanceof JsonString text ? text.getString() : "");
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException notADuration) {
      // told below, together with what is negative
    }
    throw new IllegalArgumentException(name + " must be an ISO 8601 duration such as PT0.2S");
  }
}
