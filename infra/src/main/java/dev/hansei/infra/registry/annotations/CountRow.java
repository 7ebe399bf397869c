package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.TaskState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;

/** How many things have a word: tasks a state, labels an author. */
@MappedEntity("annotations_task")
record CountRow(@Id String word, int items) {
  static QueueCounts counts(List<CountRow> rows) {
    return new QueueCounts(
        of(rows, TaskState.OPEN),
        of(rows, TaskState.DISPUTED),
        of(rows, TaskState.LABELLED),
        of(rows, TaskState.SKIPPED),
        of(rows, TaskState.UNLABELLED));
  }

  private static int of(List<CountRow> rows, TaskState state) {
    return rows.stream()
        .filter(row -> row.word.equals(state.name()))
        .mapToInt(CountRow::items)
        .sum();
  }
}
