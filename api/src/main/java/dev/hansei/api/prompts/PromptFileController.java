package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Versions of prompts as files for git. */
@Controller("/api/v1/projects/{project}/prompts/{prompt}/versions/{number}/file")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "prompts")
public class PromptFileController {
  private static final String YAML = "application/yaml";

  private final PromptFinder finder;
  private final PromptYaml yaml;

  PromptFileController(PromptFinder finder, PromptYaml yaml) {
    this.finder = finder;
    this.yaml = yaml;
  }

  @Get
  @Produces(MediaType.ALL)
  @Allows
  @Operation(
      summary = "Download a version of a prompt as YAML",
      description =
          "For git: a message's lines are lines of the file, and the same version gives the same"
              + " bytes. Saved again it is the same version. 422 prompt-no-file where the file would"
              + " be longer than a body in YAML may be.")
  @ApiResponse(
      responseCode = "200",
      description = "The file.",
      content = @Content(schema = @Schema(type = "string", format = "binary")))
  public StreamedFile download(Caller caller, String prompt, int number) {
    var project = caller.projectId();
    var found = finder.prompt(project, prompt);
    var version = finder.version(project, found, number);
    var text =
        yaml.of(found.name(), version)
            .orElseThrow(() ->
                ApiProblem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "prompt-no-file",
                        "The version has no form in YAML",
                        "It would be longer or deeper than a body in YAML may be; read it as JSON"
                            + " at …/versions/%d.".formatted(number))
                    .raise());
    return new StreamedFile(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MediaType.of(YAML))
        .attach(found.name() + ".yaml");
  }
}
