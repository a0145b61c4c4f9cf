package org.gatehouse.web.errors;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * The one Jsonb of all answers, made at the start: the server would make its own at the first
 * answer, which is too late for a request that is answered while Payara ends.
 */
@Provider
public class JsonbResolver implements ContextResolver<Jsonb> {
  static final Jsonb JSON = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSON;
  }
}
