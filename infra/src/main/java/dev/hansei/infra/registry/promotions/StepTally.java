package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.ArmCounts;
import dev.hansei.workflows.promotions.CanaryPolicy;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutSeen;
import dev.hansei.workflows.promotions.Uncompared;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step has counted, as it is stored.
 *
 * @param seen the tests; they go on in the next step
 * @param counts of this step
 * @param uncompared of this step: what was said and cannot be compared
 * @param taken outcomes that have a number, in the whole rollout
 * @param repeated of this step: outcomes of units that had one
 * @param unmatched of this step: feedback on answers of the prompt by a version that is on neither
 *     side, or in words that name none
 * @param early of this step: feedback on answers from before the rollout
 * @param readTo when the newest feedback that was read had come, never ahead of the registry's time
 * @param sweptAt when the minutes before were last read again
 * @param answersTo up to which start of traces answers are counted
 * @param enoughAt since when the step has enough; absent while it does not
 * @param waitsForAll that it ends only when every metric has said enough; absent where the plan has
 *     one metric, and in steps that began when only the first was asked
 */
record StepTally(
    RolloutSeen seen,
    ArmCounts counts,
    Uncompared uncompared,
    long taken,
    long repeated,
    long unmatched,
    long early,
    Instant readTo,
    Instant sweptAt,
    Instant answersTo,
    Optional<Instant> enoughAt,
    Optional<Boolean> waitsForAll) {
  static StepTally start(ReleasePlan plan, Instant now) {
    return new StepTally(
        RolloutSeen.start(plan),
        ArmCounts.NONE,
        Uncompared.NONE,
        0,
        0,
        0,
        0,
        now,
        now,
        now,
        Optional.empty(),
        waitsForAll(plan.metrics().size()));
  }

  private static Optional<Boolean> waitsForAll(int metrics) {
    return metrics > 1 ? Optional.of(true) : Optional.empty();
  }

  /** Its own counts begin anew; what came and was not read yet is read on. */
  StepTally atNextStep(Instant now) {
    return new StepTally(
        seen.atNextStep(),
        ArmCounts.NONE,
        Uncompared.NONE,
        taken,
        0,
        0,
        0,
        readTo,
        sweptAt,
        now,
        Optional.empty(),
        waitsForAll(seen.metrics().size()));
  }

  StepTally readUpTo(Instant place) {
    return with(place, sweptAt, counts, answersTo);
  }

  StepTally swept(Instant now, ArmCounts next, Instant answeredTo) {
    return with(readTo, now, next, answeredTo);
  }

  private StepTally with(Instant read, Instant swept, ArmCounts next, Instant answeredTo) {
    return new StepTally(
        seen,
        next,
        uncompared,
        taken,
        repeated,
        unmatched,
        early,
        read,
        swept,
        answeredTo,
        enoughAt,
        waitsForAll);
  }

  /** After outcomes of one metric: how many it took, and how many of those repeat. */
  StepTally with(RolloutSeen next, ArmCounts armCounts, int took, int repeats) {
    return new StepTally(
        next,
        armCounts,
        uncompared,
        taken + took,
        repeated + repeats,
        unmatched,
        early,
        readTo,
        sweptAt,
        answersTo,
        enoughAt,
        waitsForAll);
  }

  StepTally leaving(SortedReads reads) {
    return new StepTally(
        seen,
        counts,
        uncompared.plus(reads.uncompared()),
        taken,
        repeated,
        unmatched + reads.unmatched(),
        early + reads.early(),
        readTo,
        sweptAt,
        answersTo,
        enoughAt,
        waitsForAll);
  }

  /** Marks the moment in which enough was there for the first time. */
  StepTally markEnough(CanaryStep step, Instant now) {
    if (enoughAt.isPresent() || !CanaryPolicy.hasEnough(step, seen)) {
      return this;
    }
    return new StepTally(
        seen,
        counts,
        uncompared,
        taken,
        repeated,
        unmatched,
        early,
        readTo,
        sweptAt,
        answersTo,
        Optional.of(now),
        waitsForAll);
  }
}
