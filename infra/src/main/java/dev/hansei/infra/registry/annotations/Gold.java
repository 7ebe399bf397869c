package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.projects.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A task whose right answer is known, with how people answered it.
 *
 * @param answers the right words, in the fields that they are known of
 * @param reason why, in the words of who marked it
 * @param retiredAt when it was taken out of use
 * @param said what people said, in the order of time
 */
public record Gold(
    Task task,
    Answers answers,
    String reason,
    PersonId markedBy,
    Instant markedAt,
    Optional<Instant> retiredAt,
    List<Said> said) {
  public Gold {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(answers, "answers is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(markedBy, "markedBy is null");
    Objects.requireNonNull(markedAt, "markedAt is null");
    Objects.requireNonNull(retiredAt, "retiredAt is null");
    said = List.copyOf(said);
  }

  /** One author's answer. */
  public record Said(Author author, boolean isRight, Instant at) {
    public Said {
      Objects.requireNonNull(author, "author is null");
      Objects.requireNonNull(at, "at is null");
    }
  }

  /** How many answers are right. */
  public int right() {
    return (int) said.stream().filter(Said::isRight).count();
  }
}
