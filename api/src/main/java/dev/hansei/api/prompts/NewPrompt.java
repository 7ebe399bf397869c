package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.prompts.PromptName;

/** A prompt to be made: a name under which versions gather. */
public record NewPrompt(PromptName name) {
  public NewPrompt {
    Rules.needed("name", name);
  }
}
