package dev.hansei.api.prompts;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.prompts.Prompt;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Who uses a prompt. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/uses")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "prompts")
public class UsesController {
  private final PromptFinder finder;
  private final UsesReader reader;

  UsesController(PromptFinder finder, UsesReader reader) {
    this.finder = finder;
    this.reader = reader;
  }

  @Get
  @Operation(
      summary = "Say who uses a prompt",
      description =
          "Stages where it is live, suite runs, tunings, campaigns and promotions that name it, and"
              + " traces of the last 24 hours; of one 'version', or of the newest 200 together."
              + " Counted up to 10,000.")
  public UsesResource uses(Caller caller, String prompt, @QueryValue Optional<Integer> version) {
    var project = caller.projectId();
    Prompt found = finder.prompt(project, prompt);
    return version
        .map(number -> reader.of(project, found, finder.version(project, found, number)))
        .orElseGet(() -> reader.of(project, found));
  }
}
