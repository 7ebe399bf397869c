package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.bodies.CsvRows;
import dev.hansei.api.bodies.CsvText;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.JsonFaults;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads tables of traces, a trace a row. A row becomes the line of JSON that says the same, and its
 * ids follow from that, so that a table may be sent twice.
 */
@Singleton
final class TraceTables {
  /** Longer than any number that is allowed; the time to read one grows faster than its length. */
  private static final int NUMBER_CHARS_MAX = 40;

  /** Each row is held as JSON with the names of its columns: twice what a body may have. */
  private static final long HELD_CHARS_MAX = 2L * ImportController.BYTES_MAX;

  /** What a whole number holds for sure. */
  private static final int DIGITS_MAX = 18;

  private final ObjectMapper json;

  TraceTables(ObjectMapper json) {
    this.json = json;
  }

  /** A table as lines, and what of it could not be read. */
  record Table(TableHead head, JsonLines.Reading<ImportedLine> reading, List<CsvRows.Row> rows) {
    Table {
      rows = List.copyOf(rows);
    }

    /** The head and the rows that begin on these lines, as they came. */
    byte[] only(byte[] body, Set<Integer> lines) {
      var kept = new ByteArrayOutputStream();
      kept.write(body, head.row().start(), head.row().end() - head.row().start());
      rows.stream()
          .filter(row -> lines.contains(row.line()))
          .forEach(row -> kept.write(body, row.start(), row.end() - row.start()));
      return kept.toByteArray();
    }
  }

  /**
   * Reads it; empty lines say nothing.
   *
   * @param rowsMax further rows are rejected
   * @throws ApiException 400 where the first row cannot be used
   */
  Table read(byte[] body, int rowsMax) {
    var head = TableHead.of(body);
    var csv = new CsvRows(body, head.separator());
    var rows = new ArrayList<CsvRows.Row>();
    var lines = new ArrayList<JsonLines.Line<ImportedLine>>();
    var rejected = new ArrayList<RejectedLine>();
    csv.next();
    long held = 0;
    for (var next = csv.next(); next.isPresent(); next = csv.next()) {
      var row = next.get();
      if (row.isBlank()) {
        continue;
      }
      if (rows.size() == rowsMax) {
        rejected.add(new RejectedLine(row.line(), JsonLines.TOO_MANY, "Too many rows."));
        break;
      }
      rows.add(withoutCells(row));
      try {
        held += read(head, row, lines, rejected);
      } catch (JsonProcessingException e) {
        rejected.add(new RejectedLine(row.line(), JsonFaults.codeOf(e), JsonFaults.explain(e)));
      }
      if (held > HELD_CHARS_MAX) {
        throw ApiProblem.tooLarge(
                "A table, each row with the names of its columns,", HELD_CHARS_MAX)
            .raise();
      }
    }
    return new Table(head, new JsonLines.Reading<>(lines, rejected), rows);
  }

  /** Where it stands is enough to find it again. */
  private static CsvRows.Row withoutCells(CsvRows.Row row) {
    return new CsvRows.Row(row.line(), row.start(), row.end(), List.of(), row.fault());
  }

  /** How many characters of it are held. */
  private int read(
      TableHead head,
      CsvRows.Row row,
      List<JsonLines.Line<ImportedLine>> lines,
      List<RejectedLine> rejected)
      throws JsonProcessingException {
    if (row.fault().isPresent()) {
      rejected.add(row.fault().get().at(row.line()));
      return 0;
    }
    if (row.cells().size() != head.columns().size()) {
      rejected.add(
          new RejectedLine(
              row.line(),
              "other-columns",
              "The row has %d cells and the first row names %d columns; a cell with '%s' or a line end in it stands in quotes."
                  .formatted(row.cells().size(), head.columns().size(), head.shownSeparator())));
      return 0;
    }
    var line = line(head, row.cells());
    String text = json.writeValueAsString(line);
    lines.add(new JsonLines.Line<>(row.line(), json.treeToValue(line, ImportedLine.class), text));
    return text.length();
  }

  private ObjectNode line(TableHead head, List<String> cells) throws JsonProcessingException {
    var line = json.createObjectNode();
    var said = json.createObjectNode();
    var attributes = json.createObjectNode();
    for (int i = 0; i < cells.size(); i++) {
      var column = head.columns().get(i);
      var cell = head.isOfExport() ? CsvText.told(cells.get(i)) : cells.get(i);
      if (column.known().isEmpty()) {
        put(attributes, column.attribute(), cell);
      } else {
        put(line, said, column.known().get(), cell);
      }
    }
    if (!said.isEmpty()) {
      add(line, said);
    }
    if (!attributes.isEmpty()) {
      var all = line.path("attributes") instanceof ObjectNode given ? given : attributes;
      line.set("attributes", all.setAll(attributes));
    }
    boolean isAnswered =
        head.has(TableColumn.OUTPUT) && !line.path("status").asText().equals("error");
    if (isAnswered && !line.has("output")) {
      // An empty cell is an empty answer, as far as the column goes.
      line.put("output", "");
    }
    return line;
  }

  private void put(ObjectNode line, ObjectNode said, TableColumn column, String cell)
      throws JsonProcessingException {
    if (cell.isEmpty() || (column.kind() != TableColumn.Kind.TEXT && cell.isBlank())) {
      return;
    }
    switch (column.kind()) {
      case TEXT -> line.put(column.field(), cell);
      case WORD -> line.put(column.field(), word(column, cell));
      case NUMBER -> number(line, column.field(), cell.strip());
      case JSON -> structure(line, column, cell.strip());
      case OPINION -> opinion(said, column, cell);
    }
  }

  /** The letters of a time are capitals; those of a status are not. */
  private static String word(TableColumn column, String cell) {
    return column == TableColumn.STATUS ? cell.strip().toLowerCase(Locale.ROOT) : cell.strip();
  }

  private static void put(ObjectNode attributes, String name, String cell) {
    if (!cell.isEmpty()) {
      attributes.put(name, cell);
    }
  }

  /** What is no number is left to be refused as any other value of a wrong kind. */
  private static void number(ObjectNode into, String field, String cell) {
    if (cell.length() > NUMBER_CHARS_MAX) {
      into.put(field, cell);
      return;
    }
    try {
      var number = new BigDecimal(cell);
      boolean isWhole = number.stripTrailingZeros().scale() <= 0;
      if (isWhole && number.precision() - number.scale() <= DIGITS_MAX) {
        into.put(field, number.longValue());
      } else {
        into.put(field, number.doubleValue());
      }
    } catch (NumberFormatException _) {
      into.put(field, cell);
    }
  }

  /** Passages may be one text; what begins like JSON is JSON. */
  private void structure(ObjectNode line, TableColumn column, String cell)
      throws JsonProcessingException {
    boolean isText = column == TableColumn.PASSAGES && !cell.startsWith("[");
    line.set(column.field(), isText ? json.createArrayNode().add(cell) : json.readTree(cell));
  }

  private static void opinion(ObjectNode said, TableColumn column, String cell) {
    var word = cell.strip().toLowerCase(Locale.ROOT);
    switch (column) {
      case STARS -> number(said, column.field(), word);
      case RESOLVED -> {
        if (word.equals("true") || word.equals("false")) {
          said.put(column.field(), word.equals("true"));
        } else {
          said.put(column.field(), word);
        }
      }
      case THUMBS -> said.put(column.field(), word);
      default -> said.put(column.field(), cell);
    }
  }

  /** Beside what the column of feedback says. */
  private void add(ObjectNode line, ObjectNode said) {
    ArrayNode all = json.createArrayNode().add(said);
    var given = line.get("feedback");
    if (given instanceof ArrayNode list) {
      all.addAll(list);
    } else if (given != null) {
      all.add(given);
    }
    line.set("feedback", all);
  }
}
