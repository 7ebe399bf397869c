package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The caller's own draft of a prompt. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/draft")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows(Role.LEAD)
@Tag(name = "prompts")
public class DraftController {
  private final PromptFinder finder;
  private final DraftKeeper keeper;

  DraftController(PromptFinder finder, DraftKeeper keeper) {
    this.finder = finder;
    this.keeper = keeper;
  }

  @Get
  @Operation(
      summary = "Show your draft of a prompt",
      description = "Nobody else sees it. 404 draft-not-found where you have none.")
  public DraftResource show(Caller caller, String prompt) {
    Prompt found = finder.prompt(caller.projectId(), prompt);
    return keeper
        .find(caller, found)
        .map(draft -> resource(caller, found, draft))
        .orElseThrow(() -> ApiProblem.notFound("draft", prompt).raise());
  }

  @Put
  @Operation(
      summary = "Keep your draft of a prompt",
      description =
          "As it was typed, right or not yet: every field is text, and what is wrong is said in"
              + " 'problems'. 'revision' names the draft that it replaces; 409 draft-changed where"
              + " another is there. One a prompt and person, 50 a person, 256 KiB each; deleted 30"
              + " days after it was last kept.")
  public DraftResource keep(Caller caller, String prompt, @Body DraftRequest body) {
    Prompt found = finder.prompt(caller.projectId(), prompt);
    return keeper
        .keep(caller, found, body.fields(), body.baseIfAny(), body.replaces())
        .map(draft -> resource(caller, found, draft))
        .orElseThrow(() ->
            ApiProblem.conflict(
                    "draft-changed",
                    "The draft that this one replaces is not there: it was kept, saved or discarded"
                        + " elsewhere. Read it again and choose.")
                .raise());
  }

  @Delete
  @Operation(summary = "Discard your draft of a prompt", description = "Idempotent.")
  public HttpResponse<Void> discard(Caller caller, String prompt) {
    keeper.discard(caller, finder.prompt(caller.projectId(), prompt));
    return HttpResponse.noContent();
  }

  private DraftResource resource(Caller caller, Prompt prompt, PromptDraft draft) {
    return DraftResource.of(
        draft, keeper.base(caller, draft), keeper.problems(caller, prompt, draft.fields()));
  }
}
