package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.QueueCounts;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue as the registry knows it at this moment.
 *
 * @param rubric how to decide; empty where the criterion's sentence says it all
 * @param lateStep the last thing that was done because labels are late, as a word; empty for none
 * @param agreement how far reviewers agree, as it was measured last
 * @param failureCode why it failed; empty unless it did
 */
public record QueueView(
    Queue queue,
    String rubric,
    QueueCounts counts,
    String lateStep,
    Optional<QueueAgreement> agreement,
    String failureCode) {
  public QueueView {
    Objects.requireNonNull(queue, "queue is null");
    Objects.requireNonNull(rubric, "rubric is null");
    Objects.requireNonNull(counts, "counts is null");
    Objects.requireNonNull(lateStep, "lateStep is null");
    Objects.requireNonNull(agreement, "agreement is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
  }

  /**
   * As a reviewer may see it: while labels come in, nothing tells whether two of them agreed, so
   * that nobody takes a label back for it, nor which tasks are gold.
   *
   * @param gold how the gold counts to the reviewer, as {@link GoldSights} says
   */
  public QueueView blind(QueueCounts gold) {
    return queue.state().takesLabels()
        ? new QueueView(
            queue.planning(queue.planned() + gold.sum()),
            rubric,
            counts.blind().plus(gold),
            lateStep,
            Optional.empty(),
            failureCode)
        : this;
  }

  /** Labelled over planned, 0 to 1. */
  public double coverage() {
    return queue.planned() == 0 ? 0 : (double) counts.labelled() / queue.planned();
  }
}
