package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.promotions.StepToBegin;
import jakarta.inject.Singleton;

/**
 * The steps of a rollout, each one transaction that may be repeated: promotion, step and pointer
 * are locked in that order, everywhere.
 */
@Singleton
public final class RolloutSteps {
  /** Begins the first step; where one has begun already, answers how that stands. */
  public StepAnswer beginStep(StepToBegin wanted) {
    throw new UnsupportedOperationException("not yet: " + wanted);
  }

  /** Goes on to the next step, or to everybody, when the policy still says so. */
  public StepAnswer nextStep(StepMove move) {
    throw new UnsupportedOperationException("not yet: " + move);
  }

  /** Keeps the step where it is. */
  public StepAnswer hold(StepSteering wanted) {
    throw new UnsupportedOperationException("not yet: " + wanted);
  }

  /** Lets a step that is held go on. */
  public StepAnswer resume(StepSteering wanted) {
    throw new UnsupportedOperationException("not yet: " + wanted);
  }

  /** Ends the step early and begins the next one, or moves to everybody. */
  public StepAnswer skip(StepSteering wanted) {
    throw new UnsupportedOperationException("not yet: " + wanted);
  }
}
