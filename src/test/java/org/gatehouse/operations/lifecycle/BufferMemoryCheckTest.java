package org.gatehouse.operations.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In virtual machines of their own, because one of them is to end. */
class BufferMemoryCheckTest {
  @Test
  void serverOfOursWithoutMemoryForBuffersEndsWithOneSentence() throws Exception {
    assertEquals(
        "Gatehouse stops: the memory for network buffers is exhausted"
            + " (-XX:MaxDirectMemorySize).\n1",
        run("true", "full"));
  }

  @ParameterizedTest
  @CsvSource({"false, full", "true, free"})
  void otherServersGoOn(String ours, String memory) throws Exception {
    assertEquals("still there\n0", run(ours, memory));
  }

  /** What it has printed, and its exit code. */
  private static String run(String ours, String memory) throws IOException, InterruptedException {
    Process machine =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxDirectMemorySize=1m",
                "-Dgatehouse.halt-on-failed-start=" + ours,
                "-classpath",
                System.getProperty("java.class.path"),
                BufferMemoryCheckTest.class.getName(),
                memory)
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace(System.lineSeparator(), "\n");
    return printed + machine.waitFor();
  }

  /** The machine that is looked at. */
  public static void main(String[] arguments) {
    List<ByteBuffer> held = new ArrayList<>();
    while (arguments[0].equals("full") && held.size() < 1024) {
      try {
        held.add(ByteBuffer.allocateDirect(1024));
      } catch (OutOfMemoryError full) {
        break;
      }
    }
    BufferMemoryCheck.check();
    System.out.println("still there");
  }
}
