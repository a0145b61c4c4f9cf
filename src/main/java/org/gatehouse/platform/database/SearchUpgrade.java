package org.gatehouse.platform.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.gatehouse.invitations.store.SearchTerm;

/**
 * Makes the requests of an earlier version searchable by custom data: Derby cannot read JSON. Their
 * addresses are {@link AddressUpgrade}'s.
 */
public class SearchUpgrade extends InvitationUpgrade {
  public SearchUpgrade() {
    super(
        "received_at, more",
        "insert into invitation_term (term, received_at, invitation_id) values (?, ?, ?)");
  }

  @Override
  void upgrade(ResultSet row, PreparedStatement batch) throws SQLException {
    for (String term : SearchTerm.all(row.getString(3))) {
      batch.setString(1, term);
      batch.setString(2, row.getString(2));
      batch.setString(3, row.getString(1));
      batch.addBatch();
    }
  }
}
