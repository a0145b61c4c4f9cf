package org.gatehouse.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One kept HTTP/1.1 connection, with one request under way at most. */
final class Connection {
  private static final int MAX_RESPONSE_BYTES = 64 * 1024;

  private final InetSocketAddress address;
  private final Selector selector;
  private final ByteBuffer answer = ByteBuffer.allocate(MAX_RESPONSE_BYTES);
  private SocketChannel channel;
  private SelectionKey key;
  private boolean asked;
  private long askedAt;

  Connection(InetSocketAddress address, Selector selector) {
    this.address = address;
    this.selector = selector;
  }

  /**
   * Sends a request.
   *
   * @param since what the latency is counted from, by {@link System#nanoTime}
   */
  void send(ByteBuffer request, long since) throws IOException {
    if (channel == null) {
      dial();
    }
    asked = true;
    askedAt = since;
    answer.clear();
    while (request.hasRemaining()) {
      // Requests are small: the socket's buffer takes them at once.
      channel.write(request);
    }
  }

  private void dial() throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Reads what has come.
   *
   * @return the status once the answer is whole, 0 while it is not
   * @throws IOException when the server has ended the connection
   */
  int read() throws IOException {
    if (channel.read(answer) < 0) {
      throw new IOException("The server has closed the connection");
    }
    Answer seen = Answer.of(answer);
    asked = !seen.isWhole();
    if (asked) {
      return 0;
    }
    if (seen.isLast()) {
      hangUp();
    }
    return seen.status();
  }

  /** Whether an answer is still to come. */
  boolean isAsked() {
    return asked;
  }

  long askedAt() {
    return askedAt;
  }

  /** The answer's text, for a report of what went wrong. */
  String text() {
    return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
  }

  /** The next request dials anew. */
  void hangUp() {
    if (channel != null) {
      key.cancel();
      try {
        channel.close();
      } catch (IOException alreadyBroken) {
        answer.clear();
      }
      channel = null;
      asked = false;
    }
  }
}
