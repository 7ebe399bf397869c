package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer that people passed, and the same with one thing changed. Both are read from the task: a
 * pair holds none of their words.
 *
 * @param task whose answer is edited
 * @param edited hash of the edited answer: an edit that would be another one by now is not used
 */
public record MinimalPair(
    PairId id,
    CriterionId criterionId,
    TaskId task,
    MinimalEdit.Kind kind,
    Sha256 edited,
    PairState state) {
  public MinimalPair {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(edited, "edited is null");
    Objects.requireNonNull(state, "state is null");
  }

  /** The edited answer; empty where the answer is another one by now. */
  public Optional<String> edit(String answer) {
    List<MinimalEdit> edits = MinimalPairs.of(answer);
    return edits.stream()
        .filter(edit -> edit.kind() == kind && Sha256.of(edit.text()).equals(edited))
        .map(MinimalEdit::text)
        .findFirst();
  }
}
