package org.gatehouse.web.json;

import tools.jackson.core.JsonToken;

/**
 * The value of one property of a JSON object as it was sent.
 *
 * @param kind the token that it starts with
 * @param text the content of a text, the compact JSON of any other value
 */
record JsonProperty(JsonToken kind, String text) {}
