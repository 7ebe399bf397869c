package dev.hansei.api.annotations.formats;

import dev.hansei.api.annotations.formats.SaidItem.Saying;
import dev.hansei.api.bodies.CsvText;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row for each author of each item, with the columns that an import takes and three more. A field
 * that is called as one of them stands under its key with {@code field:} before it.
 */
final class CsvLabelRows implements LabelWriter {
  private final Form form;

  CsvLabelRows(Form form) {
    this.form = form;
  }

  @Override
  public String head() {
    List<String> headings =
        new ArrayList<>(
            List.of(
                ItemNames.ITEM,
                ItemNames.QUESTION,
                ItemNames.OUTPUT,
                ItemNames.OTHER,
                CsvLabels.AUTHOR,
                CsvLabels.PURPOSE,
                CsvLabels.SAID_AT,
                CsvLabels.ORDER,
                CsvLabels.SHOWN));
    form.fields().forEach(field -> headings.add(CsvLabels.heading(form, field)));
    headings.add(CsvLabels.NOTE);
    return CsvText.row(headings);
  }

  @Override
  public String item(SaidItem item) {
    StringBuilder rows = new StringBuilder();
    for (Saying said : item.sayings()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  item.hash(),
                  item.question(),
                  item.output(),
                  item.other().orElse(""),
                  said.author().label(),
                  said.purpose(),
                  said.at().toString(),
                  said.order(),
                  said.shown()
                      .map(judge -> "judge:%s %s".formatted(judge.judge(), judge.word()))
                      .orElse("")));
      for (Field field : form.fields()) {
        cells.add(
            Optional.ofNullable(said.answers().get(field.key()))
                .map(label -> label.word())
                .orElse(""));
      }
      cells.add(said.note());
      rows.append(CsvText.row(cells));
    }
    return rows.toString();
  }

  @Override
  public String tail() {
    return "";
  }
}
