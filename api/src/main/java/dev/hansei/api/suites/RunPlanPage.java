package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import java.util.Optional;

/**
 * What a run would do and cost, before it is started.
 *
 * @param suiteHref the page of the suite
 * @param baseline the same of the run to compare with, where one is asked for
 * @param refusal why it would not be begun within its limits; empty where it would
 * @param form what was asked for; starting sends it again
 */
public record RunPlanPage(
    Frame frame,
    String suiteHref,
    RunPlanResource plan,
    Optional<RunPlanResource> baseline,
    String refusal,
    RunForm form) {
  /** The answer at the top, in one sentence. */
  public String sentence() {
    return sentence("It", plan) + baseline.map(it -> " " + sentence("Its baseline", it)).orElse("");
  }

  private static String sentence(String which, RunPlanResource plan) {
    return "%s would pay %s of %s, and cost %s."
        .formatted(
            which,
            Figures.count(plan.toPay()),
            Figures.count(plan.calls(), "call"),
            plan.costWords());
  }
}
