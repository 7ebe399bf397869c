package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A task whose right answer a lead knows.
 *
 * @param task which one; or else:
 * @param item its question and answer
 * @param answers the right words by the key of their field; {@link AnswersPolicy#LEAD} for the
 *     leading one
 * @param reason why that is right, 1 to 2,000 characters; read with whoever answers otherwise
 */
public record NewGold(
    Optional<TaskId> task, Optional<ItemKey> item, Map<String, String> answers, String reason) {
  /** A paragraph; a rubric belongs with the queue. */
  public static final int REASON_CHARS_MAX = 2_000;

  public NewGold {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(item, "item is null");
    if (task.isPresent() == item.isPresent()) {
      throw new IllegalArgumentException("gold is named by its task or by its item");
    }
    answers = Frozen.inOrder(answers);
    if (reason.isBlank() || reason.length() > REASON_CHARS_MAX) {
      throw new IllegalArgumentException("a reason has 1 to 2,000 characters");
    }
  }

  /** What became of it. */
  public enum Fate {
    /** It is gold now. */
    TAKEN,
    /** It was gold, and its answer or reason is now another. */
    CHANGED,
    /** The queue has no such task. */
    UNMATCHED,
    /** The answer does not fit what the queue asks. */
    UNFIT,
    /** Reviewers disagree on it, or it was skipped: settle it first. */
    UNSETTLED,
    /** The queue has as much gold as it may have. */
    FULL
  }
}
