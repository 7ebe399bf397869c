package dev.hansei.api.prompts;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptContent;
import jakarta.inject.Singleton;

/** What a body would make a version of: with the texts of its partials, and fit to be rendered. */
@Singleton
final class VersionContents {
  private final Partials partials;

  VersionContents(Partials partials) {
    this.partials = partials;
  }

  /**
   * The content that would be saved.
   *
   * @throws InvalidFieldException where a template cannot be rendered
   * @throws RegistryException as {@link Partials#pinned}
   */
  PromptContent of(ProjectId project, NewVersion body) {
    PromptContent content = body.content().withPartials(partials.pinned(project, body.pins()));
    var problems = MustacheRenderer.problems(content);
    if (!problems.isEmpty()) {
      throw new InvalidFieldException("messages", String.join(" ", problems));
    }
    return content;
  }
}
