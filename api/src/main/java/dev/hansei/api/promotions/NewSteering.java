package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.StepSteering;

/**
 * What somebody wants of a rollout's step.
 *
 * @param kind hold, resume or skip
 * @param step the number of the step that they saw, 0 while it is on its path there; another one
 *     running by now changes nothing
 * @param reason why; kept with the step
 */
public record NewSteering(Steering.Kind kind, Integer step, String reason) {
  public NewSteering {
    Rules.needed("kind", kind);
    if (Rules.needed("step", step) < 0) {
      throw new InvalidFieldException("step", "Steps count from 1; 0 is the path there.");
    }
    Rules.text("reason", reason, StepSteering.REASON_CHARS_MAX);
  }
}
