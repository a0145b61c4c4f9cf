package org.gatehouse.records.privacy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.gatehouse.invitations.submit.InvitationRequestReader;
import org.gatehouse.web.json.RequestBody;
import org.gatehouse.web.limits.Limits;

/**
 * Reads erasure requests for JAX-RS; dependent for the reason in {@link InvitationRequestReader}.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class ErasureRequestReader implements MessageBodyReader<ErasureRequest> {
  @Inject Limits limits;

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] marks, MediaType media) {
    return type == ErasureRequest.class;
  }

  @Override
  public ErasureRequest readFrom(
      Class<ErasureRequest> type,
      Type generic,
      Annotation[] marks,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    try (RequestBody sent =
        RequestBody.read(body, media, headers, limits.bodies(), System::nanoTime)) {
      return ErasureRequest.read(sent.text());
    }
  }
}
