package org.gatehouse.invitations.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import org.gatehouse.platform.text.SafeText;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00.000001Z");

  private static String appended(int moves) {
    String history = "";
    for (int move = 0; move < moves; move++) {
      history =
          History.append(
              history,
              new StateChange(InvitationState.UNDER_WAY, START.plusSeconds(move), "n" + move));
    }
    return history;
  }

  @Test
  void whatIsAppendedIsReadBack() {
    StateChange received = new StateChange(InvitationState.RECEIVED, START, null);
    StateChange failed =
        new StateChange(InvitationState.FAILED, START.plusSeconds(1), "Graph said: no, not now");
    assertEquals(
        List.of(received, failed),
        History.read(History.append(History.append("", received), failed)));
    assertEquals(List.of(), History.read(""));
  }

  @Test
  void pastItsBoundTheBeginningAndTheLatestStay() {
    List<StateChange> moves = History.read(appended(History.MOST + 25));
    assertEquals(History.MOST, moves.size());
    assertEquals("n0", moves.get(0).note());
    assertEquals("n26", moves.get(1).note());
    assertEquals("n84", moves.get(History.MOST - 1).note());
  }

  @Test
  void aNoteStaysOnOneLineAndIsCut() {
    String note = "one\r\ntwo\u0000\tthree " + "x".repeat(1_000);
    List<StateChange> moves =
        History.read(History.append("", new StateChange(InvitationState.FAILED, START, note)));
    assertEquals(1, moves.size());
    assertEquals(History.LONGEST_NOTE, moves.get(0).note().length());
    assertEquals("one two three x", moves.get(0).note().substring(0, 15));
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String cut = SafeText.oneLine("x" + "😀".repeat(200), 200);
    assertFalse(Character.isHighSurrogate(cut.charAt(cut.length() - 2)), cut);
  }

  @Test
  void theFullestHistoryFitsDerbysColumn() {
    String history = "";
    for (int move = 0; move < 2 * History.MOST; move++) {
      history =
          History.append(
              history,
              new StateChange(InvitationState.UNDER_WAY, START.plusSeconds(move), "é".repeat(999)));
    }
    assertFalse(history.length() > 32_672, history.length() + " characters");
  }
}
