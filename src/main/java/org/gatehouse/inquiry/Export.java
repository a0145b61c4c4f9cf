package org.gatehouse.inquiry;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;

/** All requests that filters choose, written batch by batch: memory holds one batch only. */
final class Export implements StreamingOutput {
  private static final int BATCH = 1_000;

  private final Rows rows;
  private final Filters filters;
  private final ExportFormat format;
  private final LongConsumer ended;
  private final List<Row> first;

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
    this.first = rows.page(filters, null, BATCH);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    long written = 0;
    try {
      StringBuilder text = new StringBuilder(format.head());
      List<Row> batch = first;
      while (true) {
        batch.forEach(row -> format.append(text, row));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        written += batch.size();
        if (batch.size() < BATCH) {
          return;
        }
        text.setLength(0);
        batch = rows.page(filters, batch.get(BATCH - 1).place(), BATCH);
      }
    } finally {
      ended.accept(written);
    }
  }
}
