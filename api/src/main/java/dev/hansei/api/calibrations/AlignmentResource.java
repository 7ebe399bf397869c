package dev.hansei.api.calibrations;

import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.HeldOutComparison;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An alignment, as the API shows it.
 *
 * @param sentence what it came to, with figures, for people
 * @param callsMax judgements and rewritings that it may ask for at most
 * @param calls as many as it may need by its plan; absent until it is planned
 * @param alignLabels labels of role align that it works with; absent until it is planned
 * @param heldOutLabels labels of the other role; absent until it is planned
 * @param failure a code where it failed, such as invalid
 * @param reason the same more closely, such as too-few-align-labels
 * @param tried all rubrics and examples tried on labels of role align; where it ended
 * @param heldOut before and after on labels that neither saw; absent where nothing was worth it
 * @param made the new judge version; absent where there is no gain
 * @param startedAt absent as long as no worker has begun it
 */
public record AlignmentResource(
    UUID id,
    AlignmentState state,
    Optional<String> sentence,
    Optional<UUID> judge,
    Optional<AlignInput.Way> way,
    Optional<Integer> rounds,
    Optional<Integer> callsMax,
    Optional<Split> split,
    Optional<Integer> calls,
    Optional<Integer> alignLabels,
    Optional<Integer> heldOutLabels,
    Optional<String> failure,
    Optional<String> reason,
    Optional<AlignmentTrail> tried,
    Optional<HeldOutComparison> heldOut,
    Optional<UUID> made,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  static AlignmentResource from(AlignmentView view) {
    AlignInput input = view.input();
    return new AlignmentResource(
        view.id().value(),
        view.state(),
        Optional.of(view.sentence()),
        Optional.of(input.judgeId().value()),
        Optional.of(input.way()),
        Optional.of(input.rounds()),
        Optional.of(input.callsMax()),
        Optional.of(input.split()),
        view.plan().map(AlignmentPlan::calls),
        view.plan().map(AlignmentPlan::alignLabels),
        view.plan().map(AlignmentPlan::heldOutLabels),
        Optional.of(view.failureCode()).filter(code -> !code.isEmpty()),
        Optional.of(view.reason()).filter(reason -> !reason.isEmpty()),
        view.report().map(AlignmentReport::trail),
        view.report().flatMap(AlignmentReport::heldOut),
        view.made().map(JudgeId::value),
        Optional.of(view.startedAt()),
        view.endedAt());
  }

  static AlignmentResource queued(AlignmentId id) {
    return new AlignmentResource(
        id.value(),
        AlignmentState.RUNNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
