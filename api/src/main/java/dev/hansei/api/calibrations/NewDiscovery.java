package dev.hansei.api.calibrations;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelName;
import org.jspecify.annotations.Nullable;

/**
 * A discovery to be started.
 *
 * @param model who words the proposals, such as openai/gpt-4o-mini; absent: the keywords of their
 *     groups, which costs nothing
 */
public record NewDiscovery(@Nullable ModelName model) {
  public NewDiscovery {
    if (model != null && model.provider().equals("builtin")) {
      throw new InvalidFieldException(
          "model",
          "A builtin model quotes and cannot word a criterion; choose one such as"
              + " openai/gpt-4o-mini, or none.");
    }
  }

  /** As a form says it; empty text is none. */
  static NewDiscovery of(String model) {
    try {
      return new NewDiscovery(model.isBlank() ? null : new ModelName(model.strip()));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("model", String.valueOf(e.getMessage()));
    }
  }
}
