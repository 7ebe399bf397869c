package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.annotations.NewGold;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task whose right answer is known, as one line of a file.
 *
 * @param task the task's id; or
 * @param item SHA-256 of question, a zero byte, and output; or both texts:
 * @param question the question as it was asked
 * @param output the answer as it was given
 * @param label what is right; or, where the queue asks by a form:
 * @param answers what is right in each field, by its key; fields may be left out
 * @param reason why that is right
 */
public record GoldLine(
    @Nullable String task,
    @Nullable String item,
    @Nullable String question,
    @Nullable String output,
    @Nullable String label,
    @Nullable Map<String, Object> answers,
    String reason) {
  public GoldLine {
    boolean hasTexts = question != null && output != null;
    int named = (task == null ? 0 : 1) + (item == null ? 0 : 1) + (hasTexts ? 1 : 0);
    if (named != 1) {
      throw new InvalidFieldException(
          "task", "Name the task or the item, or give question and output.");
    }
    if (task != null) {
      Rules.id("task", task);
    }
    SentAnswers.check(label, answers);
    Rules.text("reason", reason, NewGold.REASON_CHARS_MAX);
  }

  NewGold gold() {
    return new NewGold(
        Optional.ofNullable(task).map(it -> new TaskId(Rules.id("task", it))),
        task == null ? Optional.of(key()) : Optional.empty(),
        SentAnswers.words(label, answers),
        reason);
  }

  private ItemKey key() {
    if (item == null) {
      return ItemKey.of(Rules.needed("question", question), Rules.needed("output", output));
    }
    try {
      return new ItemKey(new Sha256(item));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("item", String.valueOf(e.getMessage()));
    }
  }
}
