package dev.hansei.api.prompts;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.prompts.Stage;
import java.util.List;
import java.util.Optional;

/** All prompts of a project. */
public record PromptListPage(Frame frame, List<PromptLine> prompts, Optional<String> next) {
  public PromptListPage {
    prompts = List.copyOf(prompts);
  }

  /** How many have a version in production. */
  public long inProduction() {
    return prompts.stream().filter(prompt -> prompt.live().containsKey(Stage.PRODUCTION)).count();
  }
}
