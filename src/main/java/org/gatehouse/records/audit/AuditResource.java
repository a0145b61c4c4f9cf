package org.gatehouse.records.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.platform.database.DatabaseUnavailableException;
import org.gatehouse.security.Role;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.errors.ErrorCode;
import org.gatehouse.web.http.PublicAddress;
import org.gatehouse.web.limits.Admission;
import org.gatehouse.web.validation.QueryParameters;

/** The resource {@code /api/audit}: lists and verifies the audit trail. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.MANAGE)
public class AuditResource {
  @Inject AuditRepository entries;
  @Inject Admission admission;
  @Inject PublicAddress address;
  @Context UriInfo uri;

  /** Newest first; the page after it begins below the number of its last entry. */
  @GET
  public AuditPage page() {
    QueryParameters asked = asked("limit", "before");
    int limit = (int) asked.number("limit", 50, 1, 500);
    long before = asked.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    asked.refuse();
    if (limit > Admission.LONG_LIST) {
      admission.heavyRead();
    }
    List<AuditEntry> found = fromDatabase(() -> entries.before(before, limit + 1));
    List<AuditEntryView> shown = found.stream().limit(limit).map(AuditEntryView::of).toList();
    boolean isLast = found.size() <= limit;
    return new AuditPage(shown, isLast ? null : next(limit, shown.get(limit - 1).number()));
  }

  private String next(int limit, long before) {
    String path = address.of(uri.getAbsolutePath()).getRawPath();
    return path + "?limit=" + limit + "&before=" + before;
  }

  /** Reads the whole trail, which takes some seconds for each million of entries. */
  @GET
  @Path("verification")
  public Verification verification() {
    QueryParameters asked = asked("checkpoint");
    asked.refuse();
    Optional<Checkpoint> noted = Checkpoint.read(asked.text("checkpoint").orElse(null));
    admission.heavyRead();
    return fromDatabase(
        () -> Verification.of(entries::head, entries::from, entries::countUpTo, noted));
  }

  private QueryParameters asked(String... known) {
    return new QueryParameters(uri.getQueryParameters(), List.of(known));
  }

  private static <T> T fromDatabase(Supplier<T> question) {
    try {
      return question.get();
    } catch (DatabaseUnavailableException | EJBException down) {
      throw ApiException.of(
          ErrorCode.DATABASE_UNAVAILABLE,
          "The database does not answer; repeat the request later.");
    }
  }
}
