package org.gatehouse.sandbox;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random ids that need not be secret. */
final class Guid {
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private Guid() {}

  /**
   * Not {@link UUID#randomUUID()}, whose one secure random makes every call wait for the others.
   */
  static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
            random.nextLong() & ~0xF000L | VERSION_4,
            random.nextLong() & ~0xC000_0000_0000_0000L | VARIANT_2)
        .toString();
  }
}
