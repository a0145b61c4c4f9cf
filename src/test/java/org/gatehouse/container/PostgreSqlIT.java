package org.gatehouse.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class PostgreSqlIT {
  @Test
  void rowsOutliveAnInterruption() throws SQLException {
    try (PostgreSql database = PostgreSql.start()) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("create table guest (name text)");
        statement.execute("insert into guest values ('jane')");
      }
      database.interrupt();
      assertThrows(SQLException.class, database::connect);
      database.resume();
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement();
          ResultSet guest = statement.executeQuery("select name from guest")) {
        guest.next();
        assertEquals("jane", guest.getString(1));
        assertEquals(15, connection.getMetaData().getDatabaseMajorVersion());
      }
    }
  }
}
