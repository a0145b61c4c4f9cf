package org.gatehouse.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void halfAHeadIsNoStatusYet() {
    assertEquals(new Answer(0, false, false), of("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n"));
  }

  @Test
  void bodyIsWholeAtItsLength() {
    String head = "HTTP/1.1 201 Created\r\ncontent-length: 2\r\nX: y\r\n\r\n";
    assertEquals(new Answer(201, false, false), of(head + "{"));
    assertEquals(new Answer(201, true, false), of(head + "{}"));
  }

  @Test
  void chunkedBodyIsWholeAtItsLastChunk() {
    String head = "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertEquals(new Answer(400, false, false), of(head + "2\r\n{}\r\n"));
    assertEquals(new Answer(400, true, false), of(head + "2\r\n{}\r\n0\r\n\r\n"));
  }

  @Test
  void serverMayEndTheConnectionAfterAnAnswer() {
    String head = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 2\r\n\r\n";
    assertEquals(new Answer(400, true, true), of(head + "{}"));
  }

  private static Answer of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return Answer.of(ByteBuffer.wrap(bytes).position(bytes.length));
  }
}
