package org.gatehouse.platform.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;

/**
 * Claims rows of a table, so that each row goes to one claimant at a time.
 *
 * <p>A row is free when its lease has expired. Claimed rows are locked until the transaction ends;
 * in it the claimant extends their leases. A claimant that is killed before the commit changes
 * nothing; one that is killed later leaves a lease that expires.
 */
public final class RowClaim {
  private static final UtcTimestampConverter MOMENTS = new UtcTimestampConverter();

  private final String table;
  private final String lease;
  private final String from;

  /**
   * @param table has a key column {@code id}
   * @param lease the column with the end of the lease
   * @param condition in SQL, which rows there are to claim; ? for values
   */
  public RowClaim(String table, String lease, String condition) {
    this.table = table;
    this.lease = lease;
    this.from = " where " + condition + " and " + lease + " <= ?";
  }

  /**
   * Locks free rows, the longest free first.
   *
   * @param skipLocked whether the database supports {@code skip locked}; without it (Derby), a row
   *     that another claimant has taken meanwhile is left out
   * @param max more than 0
   * @param values of the condition
   * @return their ids
   */
  public List<String> lock(
      EntityManager entities, boolean skipLocked, Instant now, int max, Object... values) {
    String select = "select id from " + table + from + " order by " + lease;
    if (skipLocked) {
      return ids(entities, select + " limit " + max + " for update skip locked", now, values);
    }
    String take = "update " + table + " set " + lease + " = " + lease + from + " and id = ?";
    return ids(entities, select + " fetch first " + max + " rows only", now, values).stream()
        .filter(
            id ->
                bound(entities, take, now, values)
                        .setParameter(values.length + 2, id)
                        .executeUpdate()
                    == 1)
        .toList();
  }

  private static List<String> ids(
      EntityManager entities, String select, Instant now, Object... values) {
    List<?> ids = bound(entities, select, now, values).getResultList();
    return ids.stream().map(String::valueOf).toList();
  }

  private static Query bound(EntityManager entities, String sql, Instant now, Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query.setParameter(values.length + 1, MOMENTS.convertToDatabaseColumn(now));
  }
}
