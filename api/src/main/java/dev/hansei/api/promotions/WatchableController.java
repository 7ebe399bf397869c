package dev.hansei.api.promotions;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.prompts.PromptFinder;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What a canary can watch, before anybody writes a plan. */
@Controller("/api/v1/projects/{project}/promotions/watchable")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class WatchableController {
  private final Watchables watchables;
  private final PromptFinder prompts;

  WatchableController(Watchables watchables, PromptFinder prompts) {
    this.watchables = watchables;
    this.prompts = prompts;
  }

  @Get
  @Allows
  @Operation(
      summary = "List what a canary of a prompt can watch",
      description =
          "The names that a plan's metrics take: thumbs, resolved and stars of its users; what the"
              + " monitors write that watch the prompt, with 'silent' where a judge's certificate"
              + " does not stand; and evaluations, labels and surveys that its application has sent"
              + " in 30 days, as far as some thousand pieces of feedback show. A plan that names"
              + " another is refused: 422 metric-unknown.")
  public WatchableResource watchable(Caller caller, @QueryValue String prompt) {
    return watchables.of(caller.projectId(), prompts.prompt(caller.projectId(), prompt));
  }
}
