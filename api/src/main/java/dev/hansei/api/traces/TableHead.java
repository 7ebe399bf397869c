package dev.hansei.api.traces;

import dev.hansei.api.bodies.CsvRows;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.api.problems.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The first row of a table: which field of a trace each column is.
 *
 * @param separator what stands between its cells
 * @param row as it stands in the body
 * @param columns a field of ours, or {@code attributes.NAME}
 */
record TableHead(char separator, CsvRows.Row row, List<Column> columns) {
  TableHead {
    columns = List.copyOf(columns);
  }

  /** More than any table of traces; each attribute is a column. */
  static final int COLUMNS_MAX = 200;

  /** The longest name of an attribute with what stands before it. */
  private static final int HEADING_CHARS_MAX =
      TableColumn.ATTRIBUTE.length() + SpanLimits.ATTRIBUTE_NAME_CHARS_MAX;

  /** Whether there is such a column. */
  boolean has(TableColumn column) {
    return columns.contains(known(column));
  }

  /** Whether our export wrote it, whose texts have apostrophes before what begins a formula. */
  boolean isOfExport() {
    return has(TableColumn.TRACE_ID) && has(TableColumn.DURATION_MILLIS);
  }

  /** For people. */
  String shownSeparator() {
    return separator == '\t' ? "tab" : String.valueOf(separator);
  }

  /** What a column's cells are; a known one, or an attribute by its name. */
  record Column(Optional<TableColumn> known, String attribute) {}

  /**
   * Reads it.
   *
   * @throws ApiException 400 {@code invalid-lines} that names what is wrong with the headings
   */
  static TableHead of(byte[] body) {
    char separator = CsvRows.separator(body);
    var row =
        new CsvRows(body, separator)
            .next()
            .filter(it -> !it.isBlank())
            .orElseThrow(() -> wrong("The first row is empty; it names the columns."));
    row.fault()
        .ifPresent(it -> {
          throw wrong(it.at(1).detail());
        });
    if (row.cells().size() > COLUMNS_MAX) {
      throw wrong(
          "A table has at most %d columns and this one %d."
              .formatted(COLUMNS_MAX, row.cells().size()));
    }
    var columns = new ArrayList<Column>();
    var seen = new HashSet<Column>();
    for (String heading : row.cells()) {
      var column = column(heading.strip());
      if (!seen.add(column)) {
        throw wrong("There are two columns '%s'; each has one.".formatted(heading.strip()));
      }
      columns.add(column);
    }
    if (!seen.contains(known(TableColumn.INPUT)) && !seen.contains(known(TableColumn.MESSAGES))) {
      throw wrong("A table has a column input (a text) or messages (JSON). " + allowed());
    }
    return new TableHead(separator, row, columns);
  }

  private static Column column(String heading) {
    if (heading.length() > HEADING_CHARS_MAX) {
      throw wrong("A heading has at most %d characters.".formatted(HEADING_CHARS_MAX));
    }
    if (heading.startsWith(TableColumn.ATTRIBUTE)
        && heading.length() > TableColumn.ATTRIBUTE.length()) {
      return new Column(Optional.empty(), heading.substring(TableColumn.ATTRIBUTE.length()));
    }
    return TableColumn.of(heading).map(TableHead::known).orElseThrow(() -> unknown(heading));
  }

  private static Column known(TableColumn column) {
    return new Column(Optional.of(column), "");
  }

  private static ApiException unknown(String heading) {
    var guess =
        JsonFaults.nearest(heading, TableColumn.fields())
            .map(" Did you mean '%s'?"::formatted)
            .orElse("");
    return wrong("There is no column '%s'.%s %s".formatted(heading, guess, allowed()));
  }

  private static String allowed() {
    return "Columns: %s; whatever else is known: attributes.NAME."
        .formatted(String.join(", ", TableColumn.fields()));
  }

  private static ApiException wrong(String detail) {
    return ApiProblem.invalidLines(
            "The first row, which names the columns, cannot be used, so nothing was imported.",
            List.of(Pointer.line(1, detail)))
        .raise();
  }
}
