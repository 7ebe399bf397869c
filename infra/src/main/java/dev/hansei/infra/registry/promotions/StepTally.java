package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.ArmCounts;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutSeen;
import java.time.Instant;

/**
 * What a step has counted, as it is stored.
 *
 * @param seen the tests; they go on in the next step
 * @param counts of this step
 * @param taken outcomes that have a number, in the whole rollout
 * @param repeated of this step: outcomes of units that had one
 * @param unmatched of this step: feedback on answers of the prompt by a version that is on neither
 *     side, or in words that name none
 * @param early of this step: feedback on answers from before it
 * @param readTo when the newest feedback that was read had come
 * @param sweptAt when the minutes before were last read again
 * @param answersTo up to which start of traces answers are counted
 */
record StepTally(
    RolloutSeen seen,
    ArmCounts counts,
    long taken,
    long repeated,
    long unmatched,
    long early,
    Instant readTo,
    Instant sweptAt,
    Instant answersTo) {
  static StepTally start(ReleasePlan plan, Instant now) {
    return new StepTally(RolloutSeen.start(plan), ArmCounts.NONE, 0, 0, 0, 0, now, now, now);
  }

  StepTally atNextStep(Instant now) {
    return new StepTally(seen.atNextStep(), ArmCounts.NONE, taken, 0, 0, 0, now, now, now);
  }

  StepTally readUpTo(Instant place) {
    return new StepTally(
        seen, counts, taken, repeated, unmatched, early, place, sweptAt, answersTo);
  }

  StepTally swept(Instant now, ArmCounts next, Instant answeredTo) {
    return new StepTally(seen, next, taken, repeated, unmatched, early, readTo, now, answeredTo);
  }

  /** After outcomes of one metric: how many it took, and how many of those repeat. */
  StepTally with(RolloutSeen next, ArmCounts armCounts, int took, int repeats) {
    return new StepTally(
        next,
        armCounts,
        taken + took,
        repeated + repeats,
        unmatched,
        early,
        readTo,
        sweptAt,
        answersTo);
  }

  StepTally leaving(int unmatchedOnes, int earlyOnes) {
    return new StepTally(
        seen,
        counts,
        taken,
        repeated,
        unmatched + unmatchedOnes,
        early + earlyOnes,
        readTo,
        sweptAt,
        answersTo);
  }
}
