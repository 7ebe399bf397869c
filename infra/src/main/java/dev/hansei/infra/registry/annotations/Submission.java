package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;

/**
 * What somebody says of a task they hold.
 *
 * @param label a word of the queue's kind
 * @param note at most 4,000 characters, maybe empty
 * @param key chosen by the sender, 1 to 80 characters: sent again it is the same annotation
 */
public record Submission(TaskId task, PersonId person, String label, String note, String key) {
  private static final int KEY_CHARS_MAX = 80;

  public Submission {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(person, "person is null");
    Objects.requireNonNull(label, "label is null");
    Objects.requireNonNull(note, "note is null");
    if (key.isBlank() || key.length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException("a submit key has 1 to 80 characters");
    }
  }
}
