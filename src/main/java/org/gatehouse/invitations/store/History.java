package org.gatehouse.invitations.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.platform.text.SafeText;

/**
 * The moves of one request as text: a line each with time, state and note, oldest first.
 *
 * <p>Text in the request's own row, because it is always read and written with it. It is bounded:
 * past {@value #MOST} moves the second oldest goes, so that the beginning and the latest stay.
 */
final class History {
  static final int MOST = 60;
  static final int LONGEST_NOTE = 200;

  private History() {}

  static String append(String history, StateChange move) {
    List<String> lines = new ArrayList<>(history.isEmpty() ? List.of() : history.lines().toList());
    if (lines.size() == MOST) {
      lines.remove(1);
    }
    lines.add(line(move));
    return String.join("\n", lines);
  }

  /** States and times alone. */
  static String withoutNotes(String history) {
    return read(history).stream()
        .map(move -> line(new StateChange(move.state(), move.at(), null)))
        .collect(Collectors.joining("\n"));
  }

  static List<StateChange> read(String history) {
    return history.lines().map(History::move).toList();
  }

  private static String line(StateChange move) {
    String moved = move.at() + " " + move.state().word();
    return move.note() == null ? moved : moved + " " + SafeText.oneLine(move.note(), LONGEST_NOTE);
  }

  private static StateChange move(String line) {
    String[] parts = line.split(" ", 3);
    return new StateChange(
        InvitationState.of(parts[1]), Instant.parse(parts[0]), parts.length == 3 ? parts[2] : null);
  }
}
