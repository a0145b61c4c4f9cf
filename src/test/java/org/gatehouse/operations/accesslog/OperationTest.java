package org.gatehouse.operations.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OperationTest {
  @Test
  void methodThatACallerHasMadeUpIsOther() {
    assertEquals("PATCH", Operation.method("PATCH"));
    assertEquals("other", Operation.method("A".repeat(30_000)));
    assertEquals("other", Operation.method("get"));
  }
}
