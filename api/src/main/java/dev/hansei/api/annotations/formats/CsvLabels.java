package dev.hansei.api.annotations.formats;

import dev.hansei.api.annotations.formats.FoundLabels.Said;
import dev.hansei.api.bodies.CsvRows;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Author;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A row a label, by the headings of the first row: {@code item} or {@code question} and {@code
 * output}, {@code author}, {@code note}, and a column for each field of the form, or {@code label}.
 */
final class CsvLabels {
  static final String AUTHOR = "author";
  static final String LABEL = "label";
  static final String NOTE = "note";

  /** What stands in a cell of ours before what a spreadsheet would take for a formula. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private final FoundLabels found;

  CsvLabels(FoundLabels found) {
    this.found = found;
  }

  void read(byte[] body) {
    var rows = new CsvRows(body, CsvRows.separator(body));
    List<String> headings =
        rows
            .next()
            .filter(row -> row.fault().isEmpty())
            .orElseThrow(
                () -> new InvalidFieldException("body", "Send CSV with headings in its first row."))
            .cells()
            .stream()
            .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
            .toList();
    for (Optional<CsvRows.Row> next = rows.next(); next.isPresent(); next = rows.next()) {
      CsvRows.Row row = next.get();
      if (row.fault().isPresent()) {
        var fault = row.fault().get().at(row.line());
        found.reject(fault.line(), fault.code(), fault.detail());
      } else if (!row.isBlank()) {
        read(row, headings);
      }
    }
  }

  private void read(CsvRows.Row row, List<String> headings) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String heading = i < headings.size() ? headings.get(i) : "column " + (i + 1);
      String cell = plain(row.cells().get(i));
      if (cell.isBlank()) {
        continue;
      }
      if (found.form().field(heading).isPresent()) {
        answers.put(heading, cell.strip());
      } else if (heading.equals(LABEL)) {
        answers.put(found.form().lead().key(), cell.strip());
      } else if (ItemNames.knows(heading) || heading.equals(AUTHOR) || heading.equals(NOTE)) {
        texts.put(heading, cell);
      } else {
        found.ignore(heading);
      }
    }
    Optional<Author> author = AuthorNames.read(texts.getOrDefault(AUTHOR, ""));
    found.add(
        row.line(), new Said(ItemNames.find(texts), author, answers, texts.getOrDefault(NOTE, "")));
  }

  private static String plain(String cell) {
    boolean isGuarded =
        cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
    return isGuarded ? cell.substring(1) : cell;
  }
}
