package dev.hansei.api.failures;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who names failure modes.
 *
 * @param model such as openai/gpt-4o-mini; absent where their own words name them
 */
public record NamingBody(@Nullable ModelName model) {
  static NamingBody of(Optional<ModelName> model) {
    return new NamingBody(model.orElse(null));
  }

  /** The one that is chosen, which must be able to follow an instruction. */
  ModelName wanted() {
    ModelName wanted = Rules.needed("model", model);
    if (wanted.provider().equals("builtin")) {
      throw new InvalidFieldException(
          "model",
          "A builtin model quotes and cannot name; choose one such as openai/gpt-4o-mini.");
    }
    return wanted;
  }
}
