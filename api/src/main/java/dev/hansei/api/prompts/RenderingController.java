package dev.hansei.api.prompts;

import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.prompts.PromptValues;
import dev.hansei.infra.prompts.TemplateException;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Prompts with values in them, as suites render them. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/versions/{number}/render")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "prompts")
public class RenderingController {
  private final PromptFinder finder;

  RenderingController(PromptFinder finder) {
    this.finder = finder;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows
  @Operation(
      summary = "Render a version of a prompt",
      description =
          "{values: {question: ...}} gives the messages that a model would be sent; nobody is asked"
              + " and nothing is written. 422 invalid-variables names each variable whose value its"
              + " schema does not allow, and what it allows; a text that holds the JSON of a value"
              + " counts as that value. 422 unrenderable where a value is missing.")
  public RenderingResource render(
      Caller caller, String prompt, int number, @Body NewRendering body) {
    var project = caller.projectId();
    var version = finder.version(project, finder.prompt(project, prompt), number);
    var problems = PromptValues.problems(version.content(), body.values());
    if (!problems.isEmpty()) {
      throw ApiProblem.refused("invalid-variables", String.join(". ", problems) + ".").raise();
    }
    try {
      return new RenderingResource(MustacheRenderer.render(version.content(), body.values()));
    } catch (TemplateException e) {
      throw ApiProblem.refused("unrenderable", String.valueOf(e.getMessage())).raise();
    }
  }
}
