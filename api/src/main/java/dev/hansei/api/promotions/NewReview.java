package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.promotions.BreakGlassPolicy;

/** What somebody else found when they looked at an emergency move. */
public record NewReview(String findings) {
  public NewReview {
    Rules.text("findings", findings, BreakGlassPolicy.REASON_CHARS_MAX);
  }
}
