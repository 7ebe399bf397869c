package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.TaskId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody elsewhere said of a task: it stands beside the reviews.
 *
 * @param answers by field; of a queue without a form in its only one
 * @param source where it comes from, as who brought it says; maybe empty
 * @param order which answer of a pair stood first; empty where that is not said
 */
public record Rating(
    TaskId taskId,
    Author author,
    Answers answers,
    String note,
    String source,
    Instant createdAt,
    Optional<AnswerOrder> order) {
  public Rating {
    Objects.requireNonNull(taskId, "taskId is null");
    Objects.requireNonNull(author, "author is null");
    Objects.requireNonNull(answers, "answers is null");
    Objects.requireNonNull(note, "note is null");
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(order, "order is null");
  }
}
