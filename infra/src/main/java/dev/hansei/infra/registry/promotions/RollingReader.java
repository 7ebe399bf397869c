package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.promotions.ReleasePlan;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The step that goes on, of a promotion whose row the caller has locked; locks the step too. */
@Singleton
final class RollingReader {
  private final StepRepository steps;
  private final CanonicalJson json;

  RollingReader(StepRepository steps, CanonicalJson json) {
    this.steps = steps;
    this.json = json;
  }

  /** Empty before the first step and after the last. */
  Optional<Rolling> of(PromotionRow row) {
    return steps
        .lockLast(row.projectId(), row.promotionId())
        .filter(step -> step.currentState().goesOn())
        .flatMap(
            step -> row.releasePlan(json).map(plan -> new Rolling(row, step, plan, tally(step))));
  }

  private StepTally tally(StepRow step) {
    return json.read(step.tally(), StepTally.class);
  }

  /** The step's row with what was counted since. */
  StepRow counted(Rolling rolling) {
    return rolling.step().counted(json.write(rolling.tally()));
  }

  /** The first step, or the one after another, with its own counts and the tests that go on. */
  StepRow begun(PromotionRow row, int number, ReleasePlan plan, StepRow.Begin begin) {
    return StepRow.begun(row, number, plan.steps().get(number - 1), begin);
  }

  /** A step begins at the moment from which on its answers are counted. */
  StepRow.Begin begin(StepTally tally) {
    return new StepRow.Begin(tally.answersTo(), json.write(tally));
  }
}
