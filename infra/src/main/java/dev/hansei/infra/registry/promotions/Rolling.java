package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryPolicy;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.Instant;

/** A rollout with the step that goes on; whoever has one holds the locks of both rows. */
record Rolling(PromotionRow row, StepRow step, ReleasePlan plan, StepTally tally) {
  ProjectId project() {
    return new ProjectId(row.projectId());
  }

  PromotionId id() {
    return new PromotionId(row.promotionId());
  }

  PromptId prompt() {
    return new PromptId(row.promptId());
  }

  Stage stage() {
    return Stage.valueOf(row.stage());
  }

  /** Of the pointer since the last step. */
  long revision() {
    Long moved = row.movedRevision();
    return moved == null ? row.expectedRevision() : moved;
  }

  CanaryPolicy.Situation situation(Instant now) {
    return new CanaryPolicy.Situation(
        tally.seen(),
        tally.counts(),
        tally.uncompared(),
        Duration.between(step.patienceFrom(), now),
        tally.enoughAt().map(since -> Duration.between(since, now)).orElse(Duration.ZERO),
        step.waivedKinds());
  }

  Rolling with(StepRow next, StepTally counted) {
    return new Rolling(row, next, plan, counted);
  }
}
