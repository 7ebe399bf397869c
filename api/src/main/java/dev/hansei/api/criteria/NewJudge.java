package dev.hansei.api.criteria;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A judge version to be made.
 *
 * @param rubric what to look for, in plain words
 * @param model a model that can follow a rubric
 * @param settings how it is asked; absent, its provider's own defaults
 */
public record NewJudge(String rubric, ModelName model, @Nullable ModelSettings settings) {
  /** They answer from passages or from recordings, and follow no instruction. */
  private static final Set<String> CANNOT_JUDGE = Set.of("builtin", "recorded");

  public NewJudge {
    Rules.text("rubric", rubric, Judge.RUBRIC_CHARS_MAX);
    Rules.needed("model", model);
    if (CANNOT_JUDGE.contains(model.provider())) {
      throw new InvalidFieldException(
          "model",
          "%s is no language model and cannot follow a rubric. Name one that can, such as openai/gpt-4o-mini, or use a metric that needs no judge."
              .formatted(model));
    }
  }

  ModelSettings settingsOrDefaults() {
    return settings == null ? ModelSettings.DEFAULTS : settings;
  }
}
