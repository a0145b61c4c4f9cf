package org.gatehouse.microsoft.graph;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The users of the tenant's directory (Graph v1.0, resource user). */
@ApplicationScoped
public class UsersApi {
  @Inject GraphClient graph;

  /**
   * Finds a guest by address (user-list); a new guest shows up late.
   *
   * @param latest nothing is sent after it
   * @throws GraphException when Graph does not answer; 403 when the app may not read users
   * @throws org.gatehouse.microsoft.entra.EntraException when there is no token
   */
  public Optional<DirectoryGuest> findGuest(String address, Instant latest) {
    String quoted = "'" + address.replace("'", "''") + "'";
    return DirectoryGuest.firstIn(
        graph.get(
            "find",
            "users",
            Map.of(
                "$filter",
                "mail eq " + quoted + " or otherMails/any(m:m eq " + quoted + ")",
                "$select",
                "id,mail,userType,externalUserState,createdDateTime"),
            latest));
  }
}
