package dev.hansei.api.pages.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads tables with bars: a head, a line of dashes, rows. */
final class TableReader {
  /** More columns than this are not read on a page. */
  private static final int COLUMNS_MAX = 20;

  private TableReader() {}

  /** A table and the lines that it takes. */
  record Found(Block.Table table, int lines) {}

  static Optional<Found> read(List<String> lines, int at) {
    if (at + 1 >= lines.size() || lines.get(at).indexOf('|') < 0 || !isDashes(lines.get(at + 1))) {
      return Optional.empty();
    }
    List<List<Inline>> head = cells(lines.get(at));
    if (head.size() > COLUMNS_MAX || head.size() != cells(lines.get(at + 1)).size()) {
      return Optional.empty();
    }
    List<List<List<Inline>>> rows = new ArrayList<>();
    int end = at + 2;
    while (end < lines.size() && lines.get(end).indexOf('|') >= 0) {
      rows.add(fitted(cells(lines.get(end)), head.size()));
      end++;
    }
    return Optional.of(new Found(new Block.Table(head, rows), end - at));
  }

  private static boolean isDashes(String line) {
    return line.contains("-")
        && line.contains("|")
        && line.chars().allMatch(c -> "|-: \t".indexOf(c) >= 0);
  }

  private static List<List<Inline>> cells(String line) {
    String inner = line.strip();
    inner = inner.startsWith("|") ? inner.substring(1) : inner;
    inner = inner.endsWith("|") ? inner.substring(0, inner.length() - 1) : inner;
    return Stream.of(inner.split("\\|", -1)).map(String::strip).map(InlineReader::read).toList();
  }

  private static List<List<Inline>> fitted(List<List<Inline>> cells, int columns) {
    List<List<Inline>> row = new ArrayList<>(cells.subList(0, Math.min(columns, cells.size())));
    while (row.size() < columns) {
      row.add(List.of());
    }
    return row;
  }
}
