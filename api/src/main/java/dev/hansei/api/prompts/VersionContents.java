package dev.hansei.api.prompts;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.prompts.PromptValues;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.FewShot;
import dev.hansei.workflows.prompts.PromptContent;
import jakarta.inject.Singleton;
import java.util.List;

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
   * @throws InvalidFieldException where a template cannot be rendered, or a schema is none
   * @throws RegistryException as {@link Partials#pinned}
   */
  PromptContent of(ProjectId project, NewVersion body) {
    PromptContent content = body.content().withPartials(partials.pinned(project, body.pins()));
    refuse("schemas", PromptValues.schemaProblems(content));
    refuse("messages", MustacheRenderer.problems(content));
    for (FewShot example : content.examplesOrNone()) {
      refuse("examples", PromptValues.problems(content, example.values()));
    }
    return content;
  }

  private static void refuse(String field, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidFieldException(field, String.join(" ", problems));
    }
  }
}
