package org.gatehouse.platform.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.gatehouse.web.validation.CanonicalAddress;

/**
 * Spells the addresses of requests of an earlier version as those of new ones: SQL knows no
 * internationalized domain names, and its {@code lower} depends on the database's locale.
 */
public class AddressUpgrade extends InvitationUpgrade {
  public AddressUpgrade() {
    super(
        "email_address, requested_by",
        "update invitation set email_canonical = ?, email_domain = ?, requested_by_canonical = ?"
            + " where id = ?");
  }

  @Override
  void upgrade(ResultSet row, PreparedStatement batch) throws SQLException {
    CanonicalAddress guest = CanonicalAddress.of(row.getString(2));
    batch.setString(1, guest.text());
    batch.setString(2, guest.domain());
    batch.setString(3, CanonicalAddress.of(row.getString(3)).text());
    batch.setString(4, row.getString(1));
    batch.addBatch();
  }
}
