package org.gatehouse.records.search;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.gatehouse.invitations.store.InvitationState;

/**
 * The columns of lists and exports, in this order.
 *
 * <p>Names are published: they never change, and a new one goes to the end. A redeem URL does not
 * even leave the database; only the mask does.
 */
enum Column {
  ID("id", "i.id"),
  STATE("state", words()),
  RECEIVED_AT("receivedAt", "i.received_at"),
  FINISHED_AT("finishedAt", "i.finished_at"),
  ERASED_AT("erasedAt", "i.erased_at"),
  GRAPH_CALLS("graphCalls", "i.calls", Kind.NUMBER),
  EMAIL_ADDRESS("invitedUserEmailAddress", "i.email_address"),
  DISPLAY_NAME("invitedUserDisplayName", "i.display_name"),
  REDIRECT_URL("inviteRedirectUrl", "i.redirect_url"),
  SEND_MESSAGE("sendInvitationMessage", flag("i.send_message"), Kind.FLAG),
  REQUESTED_BY("requestedBy", "i.requested_by"),
  REQUESTED_BY_PROVED("requestedByProved", flag("i.requested_by_proved"), Kind.FLAG),
  MORE("more", "i.more", Kind.OBJECT),
  CALLER_KIND("caller.kind", "i.caller_kind"),
  CALLER_TENANT_ID("caller.tenantId", "i.caller_tenant_id"),
  CALLER_OBJECT_ID("caller.objectId", "i.caller_object_id"),
  CALLER_APP_ID("caller.appId", "i.caller_app_id"),
  CALLER_NAME("caller.name", "i.caller_name"),
  CALLER_ADDRESS("caller.address", "i.caller_address"),
  SOURCE_ADDRESS("sourceAddress", "i.source_address"),
  CORRELATION_ID("correlationId", "i.correlation_id"),
  INVITATION_STATUS("invitationStatus", "i.status"),
  REDEEM_URL("inviteRedeemUrl", "case when i.redeem_url is null then null else '***' end"),
  GUEST_ID("invitedUserId", "i.guest_id"),
  GRAPH_INVITATION_ID("graphInvitationId", "i.graph_invitation_id"),
  GRAPH_REQUEST_ID("graphRequestId", "i.graph_request_id"),
  MESSAGE("message", "i.failure");

  /** For a select clause. */
  static final String ALL =
      Arrays.stream(values()).map(column -> column.sql).collect(Collectors.joining(", "));

  private enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    OBJECT
  }

  /** Kept, because looking the provider up reads the class path each time, and cells are many. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private final String title;
  private final String sql;
  private final Kind kind;

  Column(String title, String sql) {
    this(title, sql, Kind.TEXT);
  }

  Column(String title, String sql, Kind kind) {
    this.title = title;
    this.sql = sql;
    this.kind = kind;
  }

  /** Its name in CSV; a period leads into an object in JSON. */
  String title() {
    return title;
  }

  /** A cell, never null, as a JSON value. */
  JsonValue json(String cell) {
    return switch (kind) {
      case TEXT -> JSON.createValue(cell);
      case NUMBER -> JSON.createValue(new BigDecimal(cell));
      case FLAG -> Boolean.parseBoolean(cell) ? JsonValue.TRUE : JsonValue.FALSE;
      case OBJECT -> object(cell);
    };
  }

  private static JsonValue object(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Drivers differ in how they spell a boolean as text. */
  private static String flag(String column) {
    return "case when " + column + " then 'true' else 'false' end";
  }

  private static String words() {
    return Arrays.stream(InvitationState.values())
        .map(state -> "when '" + state.name() + "' then '" + state.word() + "'")
        .collect(Collectors.joining(" ", "case i.state ", " end"));
  }
}
