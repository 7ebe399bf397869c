package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.LiveMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan that the form asks for: what the project says, or the usual ladder. */
final class PlanForm {
  /** The form's word for a rollout step by step. */
  static final String CANARY = "canary";

  private static final double THUMB_UP = 0.5;

  private PlanForm() {}

  /** The usual ladder where it is asked for; empty leaves it to the project's rules. */
  static Optional<NewReleasePlan> read(Map<String, String> form) {
    return CANARY.equals(form.get("rollout"))
        ? Optional.of(ladder(form.getOrDefault("metric", "").strip()))
        : Optional.empty();
  }

  /** 1, 10 and 50 percent, with the numbers that note 0029 gives the reason for. */
  private static NewReleasePlan ladder(String metric) {
    return new NewReleasePlan(
        null,
        List.of(
            new NewReleasePlan.Step(1.0, 400, null),
            new NewReleasePlan.Step(10.0, 1_600, null),
            new NewReleasePlan.Step(50.0, 1_000, null)),
        List.of(
            new NewReleasePlan.Metric(
                metric, LiveMetric.Direction.HIGHER_IS_BETTER, THUMB_UP, null)),
        null,
        null,
        null);
  }
}
