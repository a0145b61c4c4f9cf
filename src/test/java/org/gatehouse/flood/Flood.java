package org.gatehouse.flood;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections at once, each of which sends what no client library would. */
final class Flood implements AutoCloseable {
  private static final int SMALL_WINDOW = 4 * 1024;

  private final InetSocketAddress server;
  private final List<Socket> sockets = new ArrayList<>();

  Flood(URI server) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
  }

  /** One more connection that sends this; its answer is not read yet. */
  Socket send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Socket send(byte[] bytes) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    // Before it is connected, or the window is negotiated larger.
    socket.setReceiveBufferSize(SMALL_WINDOW);
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    socket.connect(server, 10_000);
    socket.getOutputStream().write(bytes);
    return socket;
  }

  /** So many connections that send the same. */
  void send(int connections, String text) throws IOException {
    for (int i = 0; i < connections; i++) {
      send(text);
    }
  }

  List<Socket> sockets() {
    return sockets;
  }

  /** The status of the answer that comes on a connection; 0 when it is closed without one. */
  static int status(Socket socket) {
    try {
      String line = firstLine(socket);
      return line.startsWith("HTTP/1.1 ") ? Integer.parseInt(line.substring(9, 12)) : 0;
    } catch (IOException reset) {
      return 0;
    }
  }

  static String firstLine(Socket socket) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException closedAnyway) {
        // as wanted
      }
    }
  }
}
