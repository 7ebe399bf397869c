package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Finds prompts and versions by what a path or body says; 404 where there is none. */
@Singleton
public final class PromptFinder {
  private final Prompts prompts;

  PromptFinder(Prompts prompts) {
    this.prompts = prompts;
  }

  /** By name, or by id. */
  public Prompt prompt(ProjectId project, String nameOrId) {
    return Named.require(
        "prompt", nameOrId, id -> byId(project, id), name -> byName(project, name));
  }

  private Optional<Prompt> byId(ProjectId project, UUID id) {
    try {
      return Optional.of(prompts.require(project, new PromptId(id)));
    } catch (RegistryException e) {
      if (e.kind() == RegistryException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<Prompt> byName(ProjectId project, String name) {
    try {
      return prompts.find(project, new PromptName(name));
    } catch (IllegalArgumentException _) {
      // No prompt can have such a name, so there is none.
      return Optional.empty();
    }
  }

  /** A version by its number. */
  public PromptVersion version(ProjectId project, Prompt prompt, int number) {
    var fromThere = new PageRequest(Optional.of(Long.toString(number + 1L)), 1);
    return prompts.versions(project, prompt.id(), fromThere).items().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(() -> missing(prompt.name() + " " + number));
  }

  /** A version by its id. */
  public PromptVersion version(ProjectId project, PromptVersionId id) {
    return prompts.version(project, id).orElseThrow(() -> missing(id));
  }

  private static ApiException missing(Object name) {
    return ApiProblem.notFound("prompt version", name).raise();
  }
}
