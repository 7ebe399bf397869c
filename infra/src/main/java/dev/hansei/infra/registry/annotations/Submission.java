package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.projects.PersonId;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody says of a task they hold.
 *
 * @param answers words by the key of their field; {@link AnswersPolicy#LEAD} for the leading one
 * @param note at most 4,000 characters, maybe empty
 * @param key chosen by the sender, 1 to 80 characters: sent again it is the same annotation
 */
public record Submission(
    TaskId task, PersonId person, Map<String, String> answers, String note, String key) {
  private static final int KEY_CHARS_MAX = 80;

  public Submission {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(person, "person is null");
    answers = Frozen.inOrder(answers);
    Objects.requireNonNull(note, "note is null");
    if (key.isBlank() || key.length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException("a submit key has 1 to 80 characters");
    }
  }

  /** A label: the answer to the leading field alone. */
  public Submission(TaskId task, PersonId person, String label, String note, String key) {
    this(task, person, Map.of(AnswersPolicy.LEAD, label), note, key);
  }
}
