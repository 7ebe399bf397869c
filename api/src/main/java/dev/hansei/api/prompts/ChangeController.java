package dev.hansei.api.prompts;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.infra.prompts.MeaningDiff;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What changed between two versions of a prompt. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "prompts")
public class ChangeController {
  private final PromptFinder finder;
  private final MiniLmEmbedder embedder;

  ChangeController(PromptFinder finder, MiniLmEmbedder embedder) {
    this.finder = finder;
    this.embedder = embedder;
  }

  @Get
  @Operation(
      summary = "Say what changed between two versions of a prompt",
      description =
          "By meaning: variables that are new, gone or renamed; sentences that are new, gone, moved,"
              + " or reworded (by the cosine of all-MiniLM-L6-v2, in this service; it reads English"
              + " best, and a 'not' changes it little). Then settings with their values, and the"
              + " messages line by line.")
  public ChangeResource changes(
      Caller caller, String prompt, @QueryValue int from, @QueryValue int to) {
    Prompt found = finder.prompt(caller.projectId(), prompt);
    PromptVersion before = finder.version(caller.projectId(), found, from);
    PromptVersion after = finder.version(caller.projectId(), found, to);
    return ChangeResource.of(
        before,
        after,
        MeaningDiff.between(before.content(), after.content(), embedder),
        PromptChange.between(before.content(), after.content()));
  }
}
