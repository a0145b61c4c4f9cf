package org.gatehouse.records.search;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.gatehouse.web.errors.ApiException;
import org.gatehouse.web.limits.PacedOutputStream;

/** Writes all matching requests batch by batch; memory holds one batch of about 256 KB, as text. */
final class Export implements StreamingOutput {
  private static final int BATCH_CHARACTERS = 256 * 1024;

  /** What a driver may keep of one answer, whatever the rows of the batch before were like. */
  private static final int MAX_ROWS = 500;

  /** Until the first batch has shown how long rows are. */
  private static final int FIRST_ROWS = 100;

  /** As an encoder takes them without a copy of all. */
  private static final int SLICE = 8 * 1024;

  private final InvitationReader rows;
  private final SearchCriteria filters;
  private final ExportFormat format;
  private final LongConsumer ended;
  private final StringBuilder text;
  private int max = FIRST_ROWS;
  private int read;
  private boolean more;
  private InvitationRow last;

  /**
   * Reads the first batch, so that an early failure is answered by a status.
   *
   * @param ended receives the number of rows written, also if the export was aborted
   */
  Export(InvitationReader rows, SearchCriteria filters, ExportFormat format, LongConsumer ended) {
    this.rows = rows;
    this.filters = filters;
    this.format = format;
    this.ended = ended;
    this.text = new StringBuilder(format.head());
    read();
  }

  private void read() {
    read = 0;
    more = false;
    rows.page(filters, last == null ? null : last.place(), max, this::append);
    more = read == max || isFull();
    int fitting = (int) ((long) read * BATCH_CHARACTERS / Math.max(1, text.length()));
    max = Math.max(1, Math.min(MAX_ROWS, fitting));
  }

  private boolean append(InvitationRow row) {
    format.append(text, row);
    last = row;
    read++;
    return !isFull();
  }

  private boolean isFull() {
    return text.length() >= BATCH_CHARACTERS;
  }

  /**
   * The status is gone already, and no server is bound to break the connection for an exception: so
   * the last line says it.
   */
  private void readOn() {
    try {
      read();
    } catch (ApiException brokenOff) {
      format.breakOff(text, "The export broke off here. " + brokenOff.getMessage());
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(new PacedOutputStream(out), StandardCharsets.UTF_8);
    long written = 0;
    try {
      while (true) {
        write(writer);
        written += read;
        if (!more) {
          writer.flush();
          return;
        }
        text.setLength(0);
        readOn();
      }
    } finally {
      ended.accept(written);
    }
  }

  private void write(Writer writer) throws IOException {
    for (int start = 0; start < text.length(); start += SLICE) {
      writer.append(text, start, Math.min(text.length(), start + SLICE));
    }
  }
}
