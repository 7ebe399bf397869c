package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The serving endpoint: what applications fetch before they ask a model. Answers from the registry
 * alone, so it works while Temporal and, for contents of up to 64 KiB, the object store are down.
 */
@Controller("/api/v1/projects/{project}/prompts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "prompts")
public class LivePromptController {
  /**
   * An application may use what it has for ten seconds without asking, and for a day while the
   * service is away. So a promotion or rollback is everywhere ten seconds later.
   */
  static final String CACHING =
      "private, max-age=10, stale-while-revalidate=60, stale-if-error=86400";

  private final PromptFinder finder;
  private final StagePointers pointers;

  LivePromptController(PromptFinder finder, StagePointers pointers) {
    this.finder = finder;
    this.pointers = pointers;
  }

  @Get("/{prompt}")
  @Allows
  @ApiResponse(responseCode = "200", description = "What is live.")
  @ApiResponse(responseCode = "304", description = "Nothing has moved since If-None-Match.")
  @Operation(
      summary = "Fetch the live version of a prompt",
      description =
          "At 'stage' dev, team or production (the default). The ETag changes with every move of the"
              + " pointer; send it back as If-None-Match and get 304 while nothing has moved."
              + " Cache-Control lets an application keep the answer for ten seconds, and for a day"
              + " while the service does not answer. 404 nothing-live before the first promotion.")
  public HttpResponse<LivePromptResource> live(
      Caller caller,
      String prompt,
      @QueryValue @Nullable String stage,
      @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    var project = caller.projectId();
    Stage wanted = stage(stage);
    Prompt found = finder.prompt(project, prompt);
    StagePointer pointer = pointer(project, found, wanted);
    PromptVersion version = finder.version(project, pointer.version());
    String tag = "\"%d-%s\"".formatted(pointer.revision(), version.artifact().sha256().hex());
    MutableHttpResponse<LivePromptResource> answer =
        matches(known, tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(LivePromptResource.from(found.name(), pointer, version));
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
  }

  private static Stage stage(@Nullable String word) {
    try {
      return word == null ? Stage.PRODUCTION : Stage.ofWord(word);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("stage", String.valueOf(e.getMessage()));
    }
  }

  private StagePointer pointer(ProjectId project, Prompt prompt, Stage stage) {
    return pointers
        .live(project, prompt.id(), stage)
        .orElseThrow(() ->
            ApiProblem.of(
                    HttpStatus.NOT_FOUND,
                    "nothing-live",
                    "Nothing is live",
                    "No version of prompt '%s' is live at stage %s yet; POST /promotions asks for one."
                        .formatted(prompt.name(), stage.word()))
                .raise());
  }

  /** RFC 9110, 13.1.2: a list of tags, or a star; weak tags compare as strong ones do here. */
  private static boolean matches(@Nullable String known, String tag) {
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .map(it -> it.startsWith("W/") ? it.substring(2) : it)
            .anyMatch(it -> it.equals("*") || it.equals(tag));
  }
}
