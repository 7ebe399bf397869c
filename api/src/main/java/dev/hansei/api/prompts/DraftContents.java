package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The caller's own draft of a prompt as the version that it would be. */
@Singleton
public final class DraftContents {
  private final DraftKeeper keeper;
  private final DraftBodies bodies;
  private final VersionContents contents;

  DraftContents(DraftKeeper keeper, DraftBodies bodies, VersionContents contents) {
    this.keeper = keeper;
    this.bodies = bodies;
    this.contents = contents;
  }

  /** Whether the caller has a draft of the prompt. */
  public boolean isThere(Caller caller, Prompt prompt) {
    return keeper.find(caller, prompt).isPresent();
  }

  /**
   * What the draft would be saved as.
   *
   * @throws ApiException 404 draft-not-found where the caller has none, 422 draft-unfinished naming
   *     what is wrong where it is no version yet
   */
  public PromptContent require(Caller caller, Prompt prompt) {
    PromptDraft draft =
        keeper
            .find(caller, prompt)
            .orElseThrow(() -> ApiProblem.notFound("draft", prompt.name()).raise());
    try {
      return content(caller, draft.fields());
    } catch (InvalidFieldException e) {
      throw unfinished(DraftProblems.of(e));
    } catch (RegistryException e) {
      throw unfinished(DraftProblems.of(e));
    } catch (ApiException e) {
      throw unfinished(DraftProblems.of(e));
    }
  }

  private PromptContent content(Caller caller, DraftFields fields) {
    return contents.of(
        caller.projectId(), bodies.version(caller.projectId(), fields, Optional.empty()));
  }

  private static ApiException unfinished(Map<String, String> problems) {
    return ApiProblem.refused(
            "draft-unfinished",
            "Your draft is no version yet. " + String.join(" ", problems.values()))
        .raise();
  }
}
