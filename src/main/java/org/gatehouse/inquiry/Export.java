package org.gatehouse.inquiry;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.gatehouse.problem.Refusal;

/**
 * All requests that filters choose, written batch by batch: memory holds one batch only, as text.
 */
final class Export implements StreamingOutput {
  private static final int BATCH = 2_000;

  private final Rows rows;
  private final Filters filters;
  private final ExportFormat format;
  private final LongConsumer ended;
  private final StringBuilder text;
  private int read;
  private boolean more;
  private Row last;

  /**
   * Reads the first batch, so that what is wrong from the start is told by a status.
   *
   * @param ended is told how many rows were written, also when the rest was not
   */
  Export(Rows rows, Filters filters, ExportFormat format, LongConsumer ended) {
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
    rows.page(filters, last == null ? null : last.place(), BATCH, this::append);
    more = read == BATCH;
  }

  private void append(Row row) {
    format.append(text, row);
    last = row;
    read++;
  }

  /**
   * The status is gone already, and no server is bound to break the connection for an exception: so
   * the last line says it.
   */
  private void readOn() {
    try {
      read();
    } catch (Refusal brokenOff) {
      format.breakOff(text, "The export broke off here. " + brokenOff.getMessage());
    }
  }

  @Override
  public void write(OutputStream out) throws IOException {
    long written = 0;
    try {
      while (true) {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        written += read;
        if (!more) {
          return;
        }
        text.setLength(0);
        readOn();
      }
    } finally {
      ended.accept(written);
    }
  }
}
