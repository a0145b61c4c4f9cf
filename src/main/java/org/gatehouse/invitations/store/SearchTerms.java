package org.gatehouse.invitations.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.gatehouse.platform.database.UtcTimestampConverter;

/** The rows of {@code invitation_term} for one request. */
final class SearchTerms {
  /** Rows of one statement; a request with more of them takes several. */
  private static final int MAX = 50;

  private static final UtcTimestampConverter MOMENTS = new UtcTimestampConverter();

  private SearchTerms() {}

  static void insert(EntityManager entities, Invitation invitation) {
    List<String> terms = SearchTerm.all(invitation.submission().more());
    for (int from = 0; from < terms.size(); from += MAX) {
      insert(entities, invitation, terms.subList(from, Math.min(from + MAX, terms.size())));
    }
  }

  /** The rows have no index by request: they are found as a search finds them. */
  static void delete(EntityManager entities, Invitation invitation) {
    List<String> terms = SearchTerm.all(invitation.submission().more());
    for (int from = 0; from < terms.size(); from += MAX) {
      delete(entities, invitation, terms.subList(from, Math.min(from + MAX, terms.size())));
    }
  }

  private static void delete(EntityManager entities, Invitation invitation, List<String> terms) {
    Query delete =
        entities.createNativeQuery(
            "delete from invitation_term where received_at = ? and invitation_id = ? and term in ("
                + String.join(", ", Collections.nCopies(terms.size(), "?"))
                + ")");
    delete.setParameter(1, MOMENTS.convertToDatabaseColumn(invitation.receivedAt()));
    delete.setParameter(2, invitation.id().toString());
    int parameter = 3;
    for (String term : terms) {
      delete.setParameter(parameter++, term);
    }
    delete.executeUpdate();
  }

  /** All in one statement: mapped as entities, each would cost a call to the database. */
  private static void insert(EntityManager entities, Invitation invitation, List<String> terms) {
    OffsetDateTime receivedAt = MOMENTS.convertToDatabaseColumn(invitation.receivedAt());
    Query insert =
        entities.createNativeQuery(
            "insert into invitation_term (term, received_at, invitation_id) values "
                + String.join(", ", Collections.nCopies(terms.size(), "(?, ?, ?)")));
    int parameter = 1;
    for (String term : terms) {
      insert.setParameter(parameter++, term);
      insert.setParameter(parameter++, receivedAt);
      insert.setParameter(parameter++, invitation.id().toString());
    }
    insert.executeUpdate();
  }
}
