package dev.hansei.api.prompts;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What pages call a prompt version, and where its page is. */
@Singleton
public final class VersionWords {
  private final Prompts prompts;

  VersionWords(Prompts prompts) {
    this.prompts = prompts;
  }

  /** Such as "answer v3". */
  public String of(ProjectId project, PromptVersionId id) {
    return prompts
        .version(project, id)
        .map(version -> "%s v%d".formatted(nameOf(project, version), version.number()))
        .orElseGet(() -> "prompt version " + Names.shortId(id));
  }

  /** The address of its page, below the project's. */
  public Optional<String> path(ProjectId project, PromptVersionId id) {
    return prompts
        .version(project, id)
        .map(version ->
            "/prompts/%s?version=%d".formatted(nameOf(project, version), version.number()));
  }

  private String nameOf(ProjectId project, PromptVersion version) {
    Prompt prompt = prompts.require(project, version.promptId());
    return prompt.name().value();
  }
}
