package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.StepSteering;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a rollout's step.
 *
 * @param kind hold, resume or skip
 * @param step the number of the step that they saw, 0 while it is on its path there; another one
 *     running by now changes nothing
 * @param reason why; kept with the step
 * @param stop with step 0, the 'number' in 'path' of the stage that they saw it at; at another one
 *     by now it changes nothing; left out for wherever it is
 */
public record NewSteering(Steering.Kind kind, Integer step, String reason, @Nullable Integer stop) {
  public NewSteering {
    Rules.needed("kind", kind);
    if (Rules.needed("step", step) < 0) {
      throw new InvalidFieldException("step", "Steps count from 1; 0 is the path there.");
    }
    Rules.text("reason", reason, StepSteering.REASON_CHARS_MAX);
    if (stop != null && (stop < 1 || step != 0)) {
      throw new InvalidFieldException("stop", "Stops of a path count from 1, with step 0.");
    }
  }
}
