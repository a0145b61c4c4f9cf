package org.gatehouse.request;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Lets JAX-RS hand erasure requests to a resource; dependent as {@link InvitationReader} is. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Dependent
public class ErasureReader implements MessageBodyReader<ErasureRequest> {
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
    return ErasureRequest.read(RequestBody.text(body, media, headers));
  }
}
