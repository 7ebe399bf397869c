package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.prompts.PromptName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a prompt a partial is.
 *
 * @param prompt whose version it is
 * @param number of that version; it has one message
 * @param sha256 of its content; where it is given it decides, as numbers differ between projects
 * @param text as a version shows it; not read
 */
public record NewPartial(
    PromptName prompt, Integer number, @Nullable Sha256 sha256, @Nullable String text) {
  public NewPartial {
    Rules.needed("prompt", prompt);
    if (Rules.needed("number", number) < 1) {
      throw new InvalidFieldException("number", "Version numbers count from 1.");
    }
  }

  Partials.Pin pin() {
    return new Partials.Pin(prompt, number, Optional.ofNullable(sha256));
  }
}
