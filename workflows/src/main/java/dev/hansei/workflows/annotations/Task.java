package dev.hansei.workflows.annotations;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.suites.RunId;
import java.util.Objects;
import java.util.Optional;

/**
 * One answer that a queue asks about.
 *
 * @param item unique in the queue: equal answers to equal questions are asked about once
 * @param ordinal the outcome's place in its run
 * @param call the journal's key of the answer
 * @param split what the case may be used for; labels inherit it
 * @param settled the label that counts and how it came about; present exactly where {@code
 *     LABELLED}
 */
public record Task(
    TaskId id,
    QueueId queueId,
    ItemKey item,
    RunId runId,
    int ordinal,
    CaseId caseId,
    CallKey call,
    Split split,
    TaskState state,
    Optional<Settled> settled) {
  public Task {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(queueId, "queueId is null");
    Objects.requireNonNull(item, "item is null");
    Objects.requireNonNull(runId, "runId is null");
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal is negative: " + ordinal);
    }
    Objects.requireNonNull(caseId, "caseId is null");
    Objects.requireNonNull(call, "call is null");
    Objects.requireNonNull(split, "split is null");
    Objects.requireNonNull(state, "state is null");
    if (settled.isPresent() != (state == TaskState.LABELLED)) {
      throw new IllegalArgumentException("a task has a label exactly when it is labelled");
    }
  }

  /** The same with another label that counts, such as that of another field. */
  public Task settledAs(Settled other) {
    return new Task(
        id,
        queueId,
        item,
        runId,
        ordinal,
        caseId,
        call,
        split,
        TaskState.LABELLED,
        Optional.of(other));
  }

  /** The label that counts. */
  public record Settled(Label label, Resolution resolution) {
    public Settled {
      Objects.requireNonNull(label, "label is null");
      Objects.requireNonNull(resolution, "resolution is null");
    }
  }
}
