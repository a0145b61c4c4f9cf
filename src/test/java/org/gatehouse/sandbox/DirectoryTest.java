package org.gatehouse.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gatehouse.SettableClock;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  @Test
  void theOldestGuestsAreForgottenBeyondTheBound() {
    Directory directory = new Directory(new SettableClock());
    for (int guest = 0; guest <= 100_000; guest++) {
      directory.invite("guest" + guest + "@b.com", null, "PendingAcceptance", true, null, null);
    }
    assertEquals(100_000, directory.guestCount());
    assertEquals(100_000, directory.guests().size());
    assertTrue(directory.guest("guest0@b.com").isEmpty());
    assertTrue(directory.guest("guest100000@b.com").isPresent());
    assertEquals(100_001, directory.mailCount());
    assertEquals(1_000, directory.lastMails(5_000).size());
  }
}
