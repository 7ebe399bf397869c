package dev.hansei.workflows.annotations;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One label by one author on one task: a fact. Taking it back does not change it; it is then marked
 * as withdrawn, and what the author says next is another annotation.
 *
 * @param purpose whether it reviews the answer, or settles what reviewers disagreed on
 * @param label what was said; with a form, in its leading field
 * @param answers what was said in each field; empty where the queue asks by no form
 * @param note the author's words; at most {@value #NOTE_CHARS_MAX} characters, maybe empty
 */
public record Annotation(
    AnnotationId id,
    TaskId taskId,
    Purpose purpose,
    Author author,
    Label label,
    Answers answers,
    String note,
    Instant createdAt,
    Optional<Instant> withdrawnAt) {
  /** A paragraph or two; an essay belongs elsewhere. */
  public static final int NOTE_CHARS_MAX = 4_000;

  public Annotation {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(taskId, "taskId is null");
    Objects.requireNonNull(purpose, "purpose is null");
    Objects.requireNonNull(author, "author is null");
    Objects.requireNonNull(label, "label is null");
    Objects.requireNonNull(answers, "answers is null");
    if (note.length() > NOTE_CHARS_MAX) {
      throw new IllegalArgumentException("a note has at most 4,000 characters");
    }
    Objects.requireNonNull(createdAt, "createdAt is null");
    Objects.requireNonNull(withdrawnAt, "withdrawnAt is null");
  }

  /** The same as what it says in one field; empty where that was passed over. */
  public Optional<Annotation> in(Field field) {
    return answers
        .in(field)
        .map(said ->
            new Annotation(
                id, taskId, purpose, author, said, answers, note, createdAt, withdrawnAt));
  }

  /** Whether it counts. */
  public boolean stands() {
    return withdrawnAt.isEmpty();
  }
}
