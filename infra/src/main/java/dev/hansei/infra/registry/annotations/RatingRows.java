package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the rows of one author on one task in one order, a row a field. */
final class RatingRows {
  private RatingRows() {}

  /**
   * @param rows in the order of tasks and authors
   */
  static List<Rating> ratings(Form form, List<RatingRow> rows) {
    List<Rating> ratings = new ArrayList<>();
    for (int from = 0, to; from < rows.size(); from = to) {
      RatingRow first = rows.get(from);
      for (to = from; to < rows.size() && isOfSame(first, rows.get(to)); ) {
        to++;
      }
      ratings.add(rating(form, rows.subList(from, to)));
    }
    return ratings;
  }

  private static boolean isOfSame(RatingRow one, RatingRow other) {
    return one.taskId().equals(other.taskId())
        && one.author().equals(other.author())
        && one.answerOrder().equals(other.answerOrder());
  }

  private static Rating rating(Form form, List<RatingRow> rows) {
    Map<String, Label> said = new LinkedHashMap<>();
    form.fields()
        .forEach(field ->
            rows.stream()
                .filter(row -> row.field().equals(field.key()))
                .forEach(
                    row -> said.put(field.key(), field.kind().label(row.word()).orElseThrow())));
    RatingRow first = rows.getFirst();
    String note =
        rows.stream().map(RatingRow::note).filter(it -> !it.isEmpty()).findFirst().orElse("");
    return new Rating(
        new TaskId(first.taskId()),
        AuthorWord.read(first.author()),
        new Answers(said),
        note,
        first.source(),
        first.createdAt(),
        AnswerOrder.ofWord(first.answerOrder()));
  }
}
