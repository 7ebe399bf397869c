package dev.hansei.api.prompts;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.OtherProject;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Copies of prompts in other projects. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/copies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "prompts")
public class CopyController {
  private final PromptFinder finder;
  private final OtherProject others;
  private final PromptCopier copier;

  CopyController(PromptFinder finder, OtherProject others, PromptCopier copier) {
    this.finder = finder;
    this.others = others;
    this.copier = copier;
  }

  @Post
  @Operation(
      summary = "Copy versions of a prompt to another project",
      description =
          "One 'version', the newest, or 'all'; the prompt is made there where it is not. Takes the"
              + " role lead in that project; a program sends a token of it as header"
              + " Hansei-To-Token. Content that is there already gives the version that is there."
              + " What points to things of this project is listed in 'left', and not followed.")
  public HttpResponse<CopyResource> copy(
      Caller caller,
      String prompt,
      @Header(OtherProject.HEADER) Optional<String> token,
      @Body NewCopy body) {
    Prompt found = finder.prompt(caller.projectId(), prompt);
    Caller there = others.of(caller, body.to(), token, Role.LEAD);
    var copied = copier.copy(caller, found, body, there);
    return HttpResponse.created(copied, there.api("/prompts/" + copied.prompt()));
  }
}
