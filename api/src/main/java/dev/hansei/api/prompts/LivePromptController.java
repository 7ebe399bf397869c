package dev.hansei.api.prompts;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.FromMemory;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The serving endpoint: what applications fetch before they ask a model. Answers from memory on the
 * thread that read the request, and goes on with what it last knew while the registry is away.
 */
@Controller("/api/v1/projects/{project}/prompts")
@Tag(name = "prompts")
public class LivePromptController {
  private final LiveReader reader;
  private final LiveAnswers answers;
  private final ServingMetrics metrics;

  LivePromptController(LiveReader reader, LiveAnswers answers, ServingMetrics metrics) {
    this.reader = reader;
    this.answers = answers;
    this.metrics = metrics;
  }

  @Get("/{prompt}")
  @Allows
  @FromMemory
  @NonBlocking
  @ApiResponse(
      responseCode = "200",
      description = "What is live.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = LivePromptResource.class)))
  @ApiResponse(responseCode = "304", description = "Nothing has moved since If-None-Match.")
  @Operation(
      summary = "Fetch the live version of a prompt",
      description =
          "At 'stage' dev, team or production (the default). While a candidate is given a share of"
              + " the stage, 'key' (1 to 200 characters that name the application's user, a hash"
              + " say) decides which of the two is served, and the same key gets the same one for as"
              + " long as the rollout runs; without a key it is what is live. 'trace' are attributes"
              + " to put on the application's spans. The ETag changes with every move of the"
              + " pointer; send it back as If-None-Match and get 304 while nothing has moved."
              + " Cache-Control lets an application keep the answer for ten seconds, and for a day"
              + " while the service does not answer. Hansei-Stale: the registry has not confirmed"
              + " the answer for so many seconds; 503 prompts-too-old after a day. The same header"
              + " stands where the version that is live now cannot be read from the object store"
              + " and the one before it goes on; 503 prompt-unreadable where none is known. 404"
              + " nothing-live before the first promotion.")
  public CompletionStage<HttpResponse<byte[]>> live(
      Caller caller,
      String prompt,
      @QueryValue @Nullable String stage,
      @QueryValue @Nullable String key,
      @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    var question =
        new ServedQuestion(caller.projectId(), prompt, stageOf(stage), CallerKey.of("key", key));
    return reader.find(question).thenApply(served -> answer(served, known));
  }

  private HttpResponse<byte[]> answer(ServedPrompt served, @Nullable String known) {
    metrics.count(served);
    var written = answers.of(served);
    var response =
        ServedHeaders.matches(known, written.tag())
            ? HttpResponse.<byte[]>notModified()
            : HttpResponse.ok(written.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
    return ServedHeaders.aged(ServedHeaders.on(response, written.tag()), served.age());
  }

  /**
   * The stage of that word; production without one.
   *
   * @throws InvalidFieldException where there is none of that word
   */
  static Stage stageOf(@Nullable String word) {
    try {
      return word == null ? Stage.PRODUCTION : Stage.ofWord(word);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("stage", String.valueOf(e.getMessage()));
    }
  }
}
