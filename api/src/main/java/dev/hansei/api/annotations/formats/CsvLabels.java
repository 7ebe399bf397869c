package dev.hansei.api.annotations.formats;

import dev.hansei.api.annotations.formats.FoundLabels.Said;
import dev.hansei.api.bodies.CsvRows;
import dev.hansei.api.bodies.CsvText;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.TextKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row a label, by the headings of the first row: {@code item} or {@code question} and {@code
 * output}, {@code other} for answer b of a pair, {@code author}, {@code order}, {@code note}, and a
 * column for each field of the form, or {@code label}. A field that is called as one of these goes
 * by its key with {@code field:} before it; in a file that has no such column its bare key means it
 * too.
 */
final class CsvLabels {
  static final String AUTHOR = "author";
  static final String LABEL = "label";
  static final String NOTE = "note";

  static final String ORDER = "order";

  /** Three columns that a download has, and an import passes over. */
  static final String PURPOSE = "purpose";

  static final String SAID_AT = "said_at";

  /** What a judge was shown to say before. */
  static final String SHOWN = "shown";

  private static final String FIELD = "field:";

  /** Headings that a download has, whatever a form's fields are called. */
  private static final Set<String> FIXED =
      Set.of(
          ItemNames.ITEM,
          ItemNames.QUESTION,
          ItemNames.OUTPUT,
          ItemNames.OTHER,
          AUTHOR,
          PURPOSE,
          SAID_AT,
          ORDER,
          SHOWN,
          NOTE);

  /** Headings that say something of a label beside its words. */
  private static final Set<String> SAID = Set.of(AUTHOR, NOTE, ORDER);

  private final FoundLabels found;

  CsvLabels(FoundLabels found) {
    this.found = found;
  }

  /** The heading of a field: its key, unless that means something else. */
  static String heading(Form form, Field field) {
    boolean isTaken =
        FIXED.contains(field.key())
            || (field.key().equals(LABEL) && !field.key().equals(form.lead().key()));
    return isTaken ? FIELD + field.key() : field.key();
  }

  /** The field that a heading means, in a file with these. */
  private Optional<String> key(String heading, List<String> headings) {
    return found.form().fields().stream()
        .map(Field::key)
        .filter(key ->
            heading.equals(FIELD + key) || (heading.equals(key) && !headings.contains(FIELD + key)))
        .findFirst()
        .or(() ->
            heading.equals(LABEL) ? Optional.of(found.form().lead().key()) : Optional.empty());
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
      // In a file of ours every apostrophe that the export gave is known; in others the first.
      String cell =
          headings.contains(SAID_AT)
              ? CsvText.told(row.cells().get(i))
              : CsvText.toldAtBegin(row.cells().get(i));
      if (cell.isBlank()) {
        continue;
      }
      Optional<String> key = key(heading, headings);
      if (key.isPresent()) {
        answers.put(key.get(), word(key.get(), cell));
      } else if (found.namesItem(heading) || SAID.contains(heading)) {
        texts.put(heading, cell);
      } else {
        found.ignore(heading);
      }
    }
    String order = texts.getOrDefault(ORDER, "").strip();
    if (!order.isEmpty() && AnswerOrder.ofWord(order).isEmpty()) {
      found.reject(row.line(), "order-unknown", "An order is ab or ba: which answer stood first.");
      return;
    }
    Optional<Author> author = AuthorNames.read(texts.getOrDefault(AUTHOR, ""));
    found.add(
        row.line(),
        new Said(
            found.item(texts),
            author,
            answers,
            texts.getOrDefault(NOTE, ""),
            AnswerOrder.ofWord(order)));
  }

  /** A text as it is, white space and all; of other kinds the word. */
  private String word(String key, String cell) {
    boolean isText =
        found.form().field(key).filter(it -> it.kind() instanceof TextKind).isPresent();
    return isText ? cell : cell.strip();
  }
}
