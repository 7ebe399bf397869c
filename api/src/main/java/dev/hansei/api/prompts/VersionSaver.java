package dev.hansei.api.prompts;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Partials;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Saves versions, whatever door they come by: programs, files, the editor. */
@Singleton
final class VersionSaver {
  private final Prompts prompts;
  private final PromptFinder finder;
  private final VersionContents contents;

  VersionSaver(Prompts prompts, PromptFinder finder, VersionContents contents) {
    this.prompts = prompts;
    this.finder = finder;
    this.contents = contents;
  }

  /**
   * Saves a version; content that the prompt has already gives the version that is there.
   *
   * @throws InvalidFieldException where a template cannot be rendered, or a schema is none
   */
  PromptVersion save(Caller caller, Prompt prompt, NewVersion body) {
    ProjectId project = caller.projectId();
    PromptContent content = contents.of(project, body);
    var parent =
        Optional.ofNullable(body.parent())
            .map(number -> finder.version(project, prompt, number))
            .map(PromptVersion::id);
    var version = new NewPromptVersion(content, body.noteOrEmpty(), parent, caller.personId());
    return prompts.addVersion(project, prompt.id(), version);
  }

  /**
   * Refuses what could not be saved there, whatever the prompt.
   *
   * @throws InvalidFieldException where a template cannot be rendered, or a schema is none
   * @throws RegistryException as {@link Partials#pinned}
   */
  void require(ProjectId project, NewVersion body) {
    contents.of(project, body);
  }

  /**
   * The version of the prompt that has this very content.
   *
   * @throws InvalidFieldException where a template cannot be rendered, or a schema is none
   */
  Optional<PromptVersion> same(ProjectId project, Prompt prompt, NewVersion body) {
    return prompts.sameContent(project, prompt.id(), contents.of(project, body));
  }
}
