package dev.hansei.workflows.annotations;

import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer with what people said of it: what a judge is aligned on (role {@code ALIGN}) or
 * measured against. Whoever reads it keeps to {@code task().split()}.
 *
 * @param task where its texts lie, its split, and the label that counts
 * @param shown what was labelled
 * @param fields the labels that count of each field of the queue's form, by key; empty where it
 *     asks by none
 * @param annotations all that stand, adjudication included, oldest first; their authors say who is
 *     human
 */
public record LabelledOutcome(
    Task task,
    CriterionId criterionId,
    Item shown,
    Map<String, Settled> fields,
    List<Annotation> annotations) {
  public LabelledOutcome {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(criterionId, "criterionId is null");
    Objects.requireNonNull(shown, "shown is null");
    fields = Frozen.inOrder(fields);
    annotations = List.copyOf(annotations);
  }

  /**
   * The same as what was said of the criterion that one field of the form asks about; empty where
   * that field has no label that counts.
   */
  public Optional<LabelledOutcome> of(Field field) {
    return Optional.ofNullable(fields.get(field.key()))
        .map(settled ->
            new LabelledOutcome(
                task.settledAs(settled),
                field.criterionId().orElse(criterionId),
                shown,
                fields,
                annotations.stream().flatMap(said -> said.in(field).stream()).toList()));
  }

  /** The question, its context and its reference answer. */
  public CaseContent asked() {
    return shown.asked();
  }

  /** What was labelled; of a pair, answer a. */
  public String answer() {
    return shown.answer();
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
