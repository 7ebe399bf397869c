package dev.hansei.api.prompts;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.models.MiniLmEmbedder;
import dev.hansei.infra.prompts.MeaningDiff;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** What changed between two versions of a prompt. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "prompts")
public class ChangeController {
  private final PromptFinder finder;
  private final Prompts prompts;
  private final MiniLmEmbedder embedder;

  ChangeController(PromptFinder finder, Prompts prompts, MiniLmEmbedder embedder) {
    this.finder = finder;
    this.prompts = prompts;
    this.embedder = embedder;
  }

  @Get
  @Operation(
      summary = "Say what changed between two versions of a prompt",
      description =
          "From one version to another; the newest and the one before where they are not named. By"
              + " meaning: variables that are new, gone or renamed; sentences that are new, gone, moved,"
              + " or reworded (by the cosine of all-MiniLM-L6-v2, in this service; it reads English"
              + " best, and a 'not' changes it little). Then settings with their values, and the"
              + " messages line by line.")
  public ChangeResource changes(
      Caller caller,
      String prompt,
      @QueryValue Optional<Integer> from,
      @QueryValue Optional<Integer> to) {
    Prompt found = finder.prompt(caller.projectId(), prompt);
    int later = to.or(() -> newest(caller, found)).orElse(1);
    PromptVersion after = finder.version(caller.projectId(), found, later);
    PromptVersion before =
        finder.version(caller.projectId(), found, from.orElse(Math.max(1, later - 1)));
    return ChangeResource.of(
        before,
        after,
        MeaningDiff.between(before.content(), after.content(), embedder),
        PromptChange.between(before.content(), after.content()));
  }

  private Optional<Integer> newest(Caller caller, Prompt prompt) {
    return prompts.numbers(caller.projectId(), prompt.id(), 1).values().stream().findFirst();
  }
}
