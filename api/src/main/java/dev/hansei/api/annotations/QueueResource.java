package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.Settling;
import dev.hansei.workflows.annotations.Widening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A queue, as the API shows it.
 *
 * @param criterion what is asked about; with a form, in its leading field
 * @param labels what can be answered; with a form, in its leading field
 * @param form the version of the form that is asked by; absent where the criterion is all
 * @param runs whose answers are asked about; none where there is another source
 * @param source where the items come from: run-pairs, brought, failures or traces; absent for runs,
 *     and of pairs for those who must not know which answer is the candidate's
 * @param state preparing, open, overdue, closing, closed, cancelled or failed
 * @param settle what counts where reviewers differ: adjudication, majority or crowd
 * @param planned how many tasks it has; once it has ended, labelled + skipped + unlabelled
 * @param coverage labelled over planned, 0 to 1
 * @param isForAll whether everybody with the role may label
 * @param lateStep the last thing that was done because labels are late
 * @param selection which answers were taken of more; absent where all were alike
 * @param agreement how far reviewers agree, as measured last; absent with one reviewer
 * @param failureCode why it failed; absent unless it did
 * @param widening what missing labels cost: how far a share near one half may be off, 0 to 0.5,
 *     with all labels and with those that there are; of a closed queue whose fallback is widen
 * @param prelabel the judge whose verdicts are shown before people label; absent where they are not
 */
public record QueueResource(
    UUID id,
    String name,
    UUID criterion,
    LabelKind labels,
    Optional<UUID> form,
    Optional<String> rubric,
    List<UUID> runs,
    Optional<ItemSource> source,
    int reviewers,
    boolean showsReference,
    QueueState state,
    int planned,
    QueueCounts counts,
    double coverage,
    boolean isForAll,
    Fallback fallback,
    Optional<String> lateStep,
    Optional<QueueAgreement> agreement,
    Optional<String> failureCode,
    Optional<Instant> createdAt,
    Optional<Instant> deadline,
    Optional<Instant> endedAt,
    Settling settle,
    Optional<Selection> selection,
    Optional<Widening> widening,
    Optional<UUID> prelabel) {
  static QueueResource from(QueueView view) {
    var queue = view.queue();
    QueuePlan plan = queue.plan();
    return new QueueResource(
        queue.id().value(),
        plan.name(),
        plan.criterionId().value(),
        plan.labels(),
        plan.form().map(it -> it.value()),
        Optional.of(view.rubric()).filter(it -> !it.isEmpty()),
        plan.runs().stream().map(run -> run.value()).toList(),
        plan.source(),
        plan.reviewers(),
        plan.showsReference(),
        queue.state(),
        queue.planned(),
        view.counts(),
        view.coverage(),
        queue.isForAll(),
        plan.fallback(),
        Optional.of(view.lateStep()).filter(it -> !it.isEmpty()),
        view.agreement(),
        Optional.of(view.failureCode()).filter(it -> !it.isEmpty()),
        Optional.of(queue.createdAt()),
        Optional.of(queue.deadline()),
        queue.endedAt(),
        plan.rule(),
        plan.selection(),
        widening(view),
        plan.prelabel().map(it -> it.value()));
  }

  /** The same for somebody who must not know which of two runs is which. */
  QueueResource withoutSource() {
    return new QueueResource(
        id,
        name,
        criterion,
        labels,
        form,
        rubric,
        runs,
        Optional.empty(),
        reviewers,
        showsReference,
        state,
        planned,
        counts,
        coverage,
        isForAll,
        fallback,
        lateStep,
        agreement,
        failureCode,
        createdAt,
        deadline,
        endedAt,
        settle,
        selection,
        widening,
        prelabel);
  }

  private static Optional<Widening> widening(QueueView view) {
    var queue = view.queue();
    return queue.state() == QueueState.CLOSED && queue.plan().fallback() == Fallback.WIDEN
        ? Widening.of(view.counts().labelled(), queue.planned())
        : Optional.empty();
  }

  static QueueResource queued(QueueId id, QueuePlan plan) {
    return new QueueResource(
        id.value(),
        plan.name(),
        plan.criterionId().value(),
        plan.labels(),
        plan.form().map(it -> it.value()),
        Optional.empty(),
        plan.runs().stream().map(run -> run.value()).toList(),
        plan.source(),
        plan.reviewers(),
        plan.showsReference(),
        QueueState.PREPARING,
        0,
        QueueCounts.NONE,
        0,
        plan.assignees().isEmpty(),
        plan.fallback(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        plan.rule(),
        plan.selection(),
        Optional.empty(),
        plan.prelabel().map(it -> it.value()));
  }
}
