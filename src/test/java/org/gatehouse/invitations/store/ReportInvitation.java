package org.gatehouse.invitations.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What reports find in the view for them, the same on every database. */
public final class ReportInvitation {
  private static final String MORE = "{\"costcentre\":\"4711\",\"n\":1e999999999}";

  private ReportInvitation() {}

  public static void assertRead(TestDatabase database) throws SQLException {
    NewInvitation asked =
        new NewInvitation(
            "Ada@Example.com",
            "Ada",
            "https://example.com",
            true,
            "adele@contoso.example",
            true,
            MORE,
            new NewInvitation.CallerSnapshot(
                "user", "tenant", "object", "app", "Adele", "adele@contoso"),
            "192.0.2.7",
            "c-1");
    String identity = UUID.randomUUID().toString();
    IntakeResult.Acquired go =
        (IntakeResult.Acquired) database.in(store -> store.open(asked, identity, "f", true));
    GraphConfirmation outcome =
        new GraphConfirmation("gi", "guest", "https://redeem", "PendingAcceptance", "r-1", null);
    database.in(store -> store.invited(go.lease(), outcome, 1));
    Map<String, String> row = new TreeMap<>();
    database
        .rows("report_invitation where correlation_id = 'c-1'")
        .get(0)
        .forEach((name, value) -> row.put(name.toLowerCase(Locale.ROOT), value));
    assertEquals(go.lease().id().toString(), row.get("invitation_id"));
    assertEquals("invited", row.get("state"));
    assertEquals("Ada@Example.com", row.get("guest_email"));
    assertEquals("example.com", row.get("guest_domain"));
    assertEquals("PendingAcceptance", row.get("invitation_status"));
    assertEquals(MORE, row.get("custom_data"));
    assertFalse(row.containsValue(outcome.redeemUrl()), row::toString);
    assertEquals(
        List.of(
            "caller_app_id",
            "caller_kind",
            "caller_name",
            "caller_object_id",
            "caller_tenant_id",
            "correlation_id",
            "custom_data",
            "erased_at",
            "finished_at",
            "graph_calls",
            "graph_request_id",
            "guest_domain",
            "guest_email",
            "guest_name",
            "guest_object_id",
            "invitation_id",
            "invitation_status",
            "mail_sent_by_microsoft",
            "message",
            "received_at",
            "requested_by",
            "requested_by_proved",
            "state"),
        List.copyOf(row.keySet()));
  }
}
