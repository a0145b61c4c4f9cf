package org.gatehouse.web.errors;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import org.gatehouse.platform.text.JsonFactories;

/**
 * The one Jsonb of all answers, made at the start: the server would make its own at the first
 * answer, which is too late for a request that is answered while Payara ends.
 */
@Provider
public class JsonbResolver implements ContextResolver<Jsonb> {
  @Override
  public Jsonb getContext(Class<?> type) {
    return JsonFactories.BINDING;
  }
}
