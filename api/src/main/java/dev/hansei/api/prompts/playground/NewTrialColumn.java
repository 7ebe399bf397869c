package dev.hansei.api.prompts.playground;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import org.jspecify.annotations.Nullable;

/**
 * One column of the playground.
 *
 * @param version a version of the prompt by its number; absent for the draft
 * @param draft true for the caller's own draft instead
 * @param model provider/name, such as openai/gpt-4o-mini or builtin/extractive
 * @param settings what is asked otherwise than the prompt says
 */
public record NewTrialColumn(
    @Nullable Integer version,
    @Nullable Boolean draft,
    String model,
    @Nullable ModelSettings settings) {
  /** Applications that suites ask by HTTP: they are told a version, and no prompt. */
  private static final String APPLICATIONS = "http";

  public NewTrialColumn {
    boolean isDraft = Boolean.TRUE.equals(draft);
    if (isDraft == (version != null) || (version != null && version < 1)) {
      throw new InvalidFieldException(
          "columns.version", "A column has a 'version', counted from 1, or 'draft: true'.");
    }
    Rules.text("columns.model", model, 200);
    try {
      if (new ModelName(model.strip()).provider().equals(APPLICATIONS)) {
        throw new InvalidFieldException("columns.model", "An application is asked by suites.");
      }
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException _) {
      throw new InvalidFieldException(
          "columns.model",
          "A model reads provider/name, such as openai/gpt-4o-mini or builtin/extractive.");
    }
  }

  /** The model. */
  ModelName modelName() {
    return new ModelName(model.strip());
  }

  /** Its settings; none where nothing is said. */
  ModelSettings settingsOrNone() {
    return settings == null ? ModelSettings.DEFAULTS : settings;
  }
}
