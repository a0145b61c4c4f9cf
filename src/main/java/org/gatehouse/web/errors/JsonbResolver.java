package org.gatehouse.web.errors;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.platform.text.JsonFactories;

/**
 * The Jsonb of all answers, created at start: the server would create its own at the first answer,
 * which fails while Payara stops.
 */
@Provider
public class JsonbResolver implements ContextResolver<Jsonb> {
  @Override
  public Jsonb getContext(Class<?> type) {
    return JsonFactories.BINDING;
  }
}
