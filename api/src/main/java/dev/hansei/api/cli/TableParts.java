package dev.hansei.api.cli;

import dev.hansei.api.bodies.CsvRows;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Cuts a table in CSV into parts of what the service takes at once, each with the first row. */
final class TableParts {
  private final byte[] file;
  private final List<LineUpload.Part> parts = new ArrayList<>();
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private int rows;
  private int before;

  private TableParts(byte[] file) {
    this.file = file;
  }

  /** Cut between rows; at least one part. Lines count through the whole file. */
  static List<LineUpload.Part> of(byte[] file) {
    if (file.length <= LineUpload.BYTES_MAX
        && lines(file, 0, file.length) <= LineUpload.LINES_MAX) {
      return List.of(new LineUpload.Part(file, 0));
    }
    return new TableParts(file).cut();
  }

  private List<LineUpload.Part> cut() {
    var csv = new CsvRows(file, CsvRows.separator(file));
    var head = csv.next();
    if (head.isEmpty()) {
      return List.of(new LineUpload.Part(file, 0));
    }
    int headLines = lines(file, head.get().start(), head.get().end());
    for (var next = csv.next(); next.isPresent(); next = csv.next()) {
      var row = next.get();
      int bytes = row.end() - row.start();
      boolean isFull = rows == LineUpload.LINES_MAX || part.size() + bytes > LineUpload.BYTES_MAX;
      if (isFull && rows > 0) {
        end();
      }
      if (rows == 0) {
        part.write(file, head.get().start(), head.get().end() - head.get().start());
        before = row.line() - 1 - headLines;
      }
      part.write(file, row.start(), bytes);
      rows++;
    }
    end();
    return List.copyOf(parts);
  }

  private void end() {
    parts.add(new LineUpload.Part(part.toByteArray(), before));
    part.reset();
    rows = 0;
  }

  private static int lines(byte[] file, int from, int to) {
    int lines = 0;
    for (int at = from; at < to; at++) {
      lines += file[at] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
