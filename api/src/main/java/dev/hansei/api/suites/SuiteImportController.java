package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Optional;

/** The door for promptfoo's configurations. */
@Controller("/api/v1/projects/{project}/suites/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class SuiteImportController {
  private static final int NAME_CHARS_MAX = 80;

  private final SuiteImporter importer;

  SuiteImportController(SuiteImporter importer) {
    this.importer = importer;
  }

  @Post
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Import a configuration of promptfoo's",
      description =
          "In YAML or JSON, at most 1 MiB of YAML. Its tests become the cases of a dataset, each"
              + " with its own assertions; defaultTest becomes the suite. What cannot be taken"
              + " (code, files, assertions that promptfoo's own models judge) is listed by name and"
              + " place in leftOut, and the rest is kept. The split of a dataset that is made now"
              + " is gate unless 'split' says otherwise.")
  public HttpResponse<ImportedSuite> create(
      Caller caller,
      @QueryValue Optional<String> name,
      @QueryValue Optional<String> dataset,
      @QueryValue Optional<String> split,
      @Body JsonNode body) {
    PromptfooFile file = PromptfooReader.read(body);
    String suite = Rules.text("name", name.orElseGet(() -> nameOf(file)), NAME_CHARS_MAX);
    var into =
        new SuiteImporter.Into(
            suite,
            Rules.text("dataset", dataset.orElse(suite), NAME_CHARS_MAX),
            split.map(SuiteImportController::splitOf).orElse(Split.GATE));
    ImportedSuite made = importer.keep(caller, into, file);
    return HttpResponse.created(made, caller.api("/suites/" + made.suite().id()));
  }

  private static Split splitOf(String word) {
    return Arrays.stream(Split.values())
        .filter(split -> WireJson.nameOf(split).equals(word))
        .findFirst()
        .orElseThrow(() ->
            Rules.unknownWord(
                "split", word, Arrays.stream(Split.values()).map(WireJson::nameOf).toList()));
  }

  private static String nameOf(PromptfooFile file) {
    String description = file.description().strip();
    return description.isEmpty()
        ? "promptfoo"
        : description.substring(0, Math.min(description.length(), NAME_CHARS_MAX));
  }
}
