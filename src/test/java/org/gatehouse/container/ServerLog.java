package org.gatehouse.container;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the server has written since its start, standard error included. */
public final class ServerLog {
  private final Path file;

  ServerLog(Path file) {
    this.file = file;
  }

  /** How many bytes there are; to be given to {@link #since}. */
  public long size() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** The lines written after the log had this size. */
  public List<String> since(long size) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(size);
      byte[] bytes = new byte[(int) (log.length() - size)];
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
