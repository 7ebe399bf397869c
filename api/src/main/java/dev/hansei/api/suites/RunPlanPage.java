package dev.hansei.api.suites;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;

/**
 * What a run would do and cost, before it is started.
 *
 * @param suiteHref the page of the suite
 * @param form what was asked for; starting sends it again
 */
public record RunPlanPage(Frame frame, String suiteHref, RunPlanResource plan, Form form) {
  /** The form's fields as they were sent. */
  public record Form(String target, String model, String repeats, String seed, String strategy) {}

  /** The answer at the top, in one sentence. */
  public String sentence() {
    return "It would pay %s of %s, and cost %s."
        .formatted(
            Figures.count(plan.toPay()), Figures.count(plan.calls(), "call"), plan.costWords());
  }
}
