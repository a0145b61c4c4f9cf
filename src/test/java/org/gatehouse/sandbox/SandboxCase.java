package org.gatehouse.sandbox;

import org.gatehouse.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A test that calls one sandbox over HTTP, which forgets everything between two of them. */
abstract class SandboxCase {
  static final SettableClock CLOCK = new SettableClock();
  static Sandbox sandbox;
  SandboxClient client;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(0, CLOCK);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void enter() {
    sandbox.reset();
    client = new SandboxClient(sandbox);
  }
}
