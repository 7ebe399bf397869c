package dev.hansei.infra.registry.promotions;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * The steps of a rollout by the moment in which an answer began: whoever speaks of it later speaks
 * of that step.
 *
 * @param begins of the steps so far, in order
 */
record Cohorts(List<Instant> begins) {
  Cohorts {
    begins = List.copyOf(begins);
  }

  static Cohorts of(List<StepRow> steps) {
    return new Cohorts(steps.stream().map(StepRow::beganAt).toList());
  }

  /** The step, from 1; empty before the first. */
  OptionalInt at(Instant moment) {
    for (int step = begins.size(); step > 0; step--) {
      if (!moment.isBefore(begins.get(step - 1))) {
        return OptionalInt.of(step);
      }
    }
    return OptionalInt.empty();
  }

  Instant first() {
    return begins.getFirst();
  }
}
