package org.gatehouse.container;

import org.gatehouse.sandbox.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A test that starts servers of its own, because it brings them to their ends or needs other
 * settings than the suite's.
 *
 * <p>Such classes run beside the suite's, several at a time, each with a sandbox of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OwnServerCase extends ServiceCase {
  @BeforeAll
  void openSandbox() {
    sandbox = Sandbox.start();
  }

  @BeforeEach
  void resetSandbox() {
    sandbox.reset();
  }

  @AfterAll
  void closeSandbox() {
    sandbox.close();
  }
}
