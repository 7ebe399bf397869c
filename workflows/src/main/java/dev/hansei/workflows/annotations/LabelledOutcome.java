package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.CriterionId;
import java.util.List;
import java.util.Objects;

/**
 * One answer with what people said of it: what a judge is aligned on (role {@code ALIGN}) or
 * measured against. Whoever reads it keeps to {@code task().split()}.
 *
 * @param task where it came from (run, ordinal, case, split) and the label that counts
 * @param asked the question, its context and its reference answer
 * @param answer what was labelled
 * @param annotations all that stand, adjudication included, oldest first; their authors say who is
 *     human
 */
public record LabelledOutcome(
    Task task,
    CriterionId criterionId,
    CaseContent asked,
    String answer,
    List<Annotation> annotations) {
  public LabelledOutcome {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    Objects.requireNonNull(asked, "asked is null");
    Objects.requireNonNull(answer, "answer is null");
    annotations = List.copyOf(annotations);
  }

  /** The label that counts. */
  public Label label() {
    return task.settled()
        .orElseThrow(() -> new IllegalStateException("task %s has no label".formatted(task.id())))
        .label();
  }

  /** Whether only human beings labelled it. */
  public boolean isHuman() {
    return annotations.stream().allMatch(annotation -> annotation.author().isHuman());
  }
}
