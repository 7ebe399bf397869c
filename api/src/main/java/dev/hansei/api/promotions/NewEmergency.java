package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.BreakGlassPolicy;
import dev.hansei.workflows.prompts.Stage;

/**
 * What is to be live at once, past gate, approvals and freezes.
 *
 * @param prompt a prompt's name
 * @param version its number
 * @param stage dev, team or production
 * @param reason what is broken and why this mends it, 20 to 1,000 characters
 */
public record NewEmergency(String prompt, Integer version, Stage stage, String reason) {
  private static final int NAME_CHARS_MAX = 80;

  public NewEmergency {
    Rules.text("prompt", prompt, NAME_CHARS_MAX);
    if (Rules.needed("version", version) < 1) {
      throw new InvalidFieldException("version", "Version numbers count from 1.");
    }
    Rules.needed("stage", stage);
    BreakGlassPolicy.objection(Rules.needed("reason", reason))
        .ifPresent(objection -> {
          throw new InvalidFieldException("reason", objection);
        });
  }
}
