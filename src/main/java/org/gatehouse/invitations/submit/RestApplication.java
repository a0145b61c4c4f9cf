package org.gatehouse.invitations.submit;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under /api: the resources, readers and mappers that the server finds in the WAR. */
@ApplicationPath("api")
public class RestApplication extends Application {
  /** Jersey would otherwise describe the resources to anyone; other servers do not know this. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
