package org.gatehouse.request;

import jakarta.json.stream.JsonParser.Event;
import java.util.Set;

/**
 * One property of a JSON object as it was sent.
 *
 * @param kind the event that its value starts with
 * @param text the content of a text, the compact JSON of any other value
 * @param faults what is wrong inside the value though it is JSON, in words that follow its name
 */
record JsonProperty(String name, Event kind, String text, Set<String> faults) {}
