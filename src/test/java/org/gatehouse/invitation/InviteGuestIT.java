package org.gatehouse.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gatehouse.container.ContainerCase;
import org.gatehouse.container.Reply;
import org.junit.jupiter.api.Test;

class InviteGuestIT extends ContainerCase {
  private static final Path SAMPLE = Path.of("src/test/resources/published-sample.json");

  @Test
  void publishedSampleIsAnswered201() throws IOException {
    Reply reply = gatehouse.invite(inviter(), Files.readString(SAMPLE));
    assertEquals(201, reply.status(), reply.text());
  }
}
