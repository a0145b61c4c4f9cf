package org.gatehouse.invitations.submit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.gatehouse.security.Caller;
import org.gatehouse.security.CurrentCaller;
import org.gatehouse.web.json.RequestBody;
import org.gatehouse.web.limits.Limits;

/**
 * Reads invitation requests for JAX-RS.
 *
 * <p>Dependent on purpose: a scope with a client proxy hides the type parameter from Jersey, which
 * then prefers the JSON-B reader on some starts and this one on others.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Dependent
public class InvitationRequestReader implements MessageBodyReader<InvitationRequest> {
  @Inject Validator validator;
  @Inject PolicySettings policy;
  @Inject CurrentCaller caller;
  @Inject Limits limits;

  private InvitationRequestBinder form;

  @PostConstruct
  void prepare() {
    form = new InvitationRequestBinder(validator, policy);
  }

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
    return type == InvitationRequest.class;
  }

  @Override
  public InvitationRequest readFrom(
      Class<InvitationRequest> type,
      Type generic,
      Annotation[] marks,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    Caller asking = caller.get();
    boolean askerKnown = asking != null && asking.address() != null;
    try (RequestBody sent =
        RequestBody.read(body, media, headers, limits.bodies(), System::nanoTime)) {
      return form.read(sent.text(), askerKnown);
    }
  }
}
