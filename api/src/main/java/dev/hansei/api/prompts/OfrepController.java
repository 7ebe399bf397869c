package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.FromMemory;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The OpenFeature Remote Evaluation Protocol: any OpenFeature SDK fetches live prompts as flags.
 * Answers from memory as the serving endpoint does. The project is the token's. Source:
 * open-feature/protocol, service/openapi.yaml, 0.1.0.
 */
@Controller("/ofrep/v1")
@Allows
@Tag(name = "prompts")
public class OfrepController {
  /** Characters of a tag that tell one content from another. */
  private static final int TAG_CHARS = 32;

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String JSON_TYPE = MediaType.APPLICATION_JSON;

  private final LiveReader reader;
  private final LiveAnswers answers;
  private final OfrepBulk bulk;
  private final ServingMetrics metrics;
  private final ObjectMapper wire;

  OfrepController(
      LiveReader reader,
      LiveAnswers answers,
      OfrepBulk bulk,
      ServingMetrics metrics,
      ObjectMapper wire) {
    this.reader = reader;
    this.answers = answers;
    this.bulk = bulk;
    this.metrics = metrics;
    this.wire = wire;
  }

  @Post("/evaluate/flags/{key}")
  @Consumes(MediaType.ALL)
  @FromMemory
  @NonBlocking
  @ApiResponse(
      responseCode = "200",
      description = "The flag.",
      content =
          @Content(
              mediaType = JSON_TYPE,
              schema = @Schema(implementation = OfrepEvaluationResource.class)))
  @Operation(
      summary = "Fetch a live prompt as an OpenFeature flag",
      description =
          "The key is the prompt's name (production), or name@stage, as an object; name@stage.number"
              + " is the version's number, name@stage.text its first message."
              + " {context: {targetingKey}}: the key of the application's user, which decides while a"
              + " rollout runs. Refusals are {key, errorCode, errorDetails, metadata}.")
  public CompletionStage<HttpResponse<byte[]>> flag(
      Caller caller, String key, @Body @Nullable String body) {
    var flag = OfrepFlag.of(key).orElseThrow(() -> noSuchFlag(key));
    var question =
        new ServedQuestion(caller.projectId(), flag.prompt(), flag.stage(), targetingKey(body));
    return reader
        .find(question)
        .thenApply(served -> {
          metrics.count(served);
          var answer = HttpResponse.ok(answers.flag(flag, served));
          return ServedHeaders.aged(
              answer.contentType(MediaType.APPLICATION_JSON_TYPE), served.age());
        });
  }

  @Post("/evaluate/flags")
  @Consumes(MediaType.ALL)
  @FromMemory
  @NonBlocking
  @ApiResponse(
      responseCode = "200",
      description = "All flags.",
      content =
          @Content(
              mediaType = JSON_TYPE,
              schema = @Schema(implementation = OfrepFlagsResource.class)))
  @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match.")
  @Operation(
      summary = "Fetch all live prompts as OpenFeature flags",
      description =
          "One flag for each prompt and stage: name for production, name@team, name@dev. At most"
              + " 8 MiB in all. Send the ETag back as If-None-Match. 503 flags-busy: too many ask for"
              + " all flags at once.")
  public CompletionStage<HttpResponse<byte[]>> flags(
      Caller caller,
      @Body @Nullable String body,
      @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    var question = new ServedQuestion(caller.projectId(), "", Stage.PRODUCTION, targetingKey(body));
    return reader
        .all(question)
        .thenCompose(look -> bulk.of(question, look, known))
        .thenApply(OfrepController::all);
  }

  @Get("/configuration")
  @FromMemory
  @NonBlocking
  @ApiResponse(
      responseCode = "200",
      description = "What providers need to know.",
      content =
          @Content(
              mediaType = JSON_TYPE,
              schema = @Schema(implementation = OfrepConfigurationResource.class)))
  @ApiResponse(responseCode = "304", description = "As it was at If-None-Match.")
  @Operation(
      summary = "Say what OpenFeature's providers need to know",
      description = "How often to ask, how long an answer may be kept, and the types of flags.")
  public CompletionStage<HttpResponse<byte[]>> configuration(
      Caller caller, @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    return CompletableFuture.completedFuture(
        tagged(bytes(OfrepConfigurationResource.current()), known));
  }

  private static HttpResponse<byte[]> all(OfrepBulk.Flags flags) {
    var response =
        flags
            .body()
            .map(body -> HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE))
            .orElseGet(HttpResponse::notModified);
    return ServedHeaders.aged(ServedHeaders.on(response, flags.tag()), flags.age());
  }

  private static MutableHttpResponse<byte[]> tagged(byte[] body, @Nullable String known) {
    var tag = "\"%s\"".formatted(Sha256.of(body).hex().substring(0, TAG_CHARS));
    var response =
        ServedHeaders.matches(known, tag)
            ? HttpResponse.<byte[]>notModified()
            : HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    return ServedHeaders.on(response, tag);
  }

  /** Without a body, a context or a key in it, the caller has none. */
  private static Optional<String> targetingKey(@Nullable String body) {
    if (body == null || body.isBlank()) {
      return Optional.empty();
    }
    JsonNode context = read(body).path("context");
    if (context.isMissingNode() || context.isNull()) {
      return Optional.empty();
    }
    if (!context.isObject()) {
      throw new InvalidFieldException("context", "The context is an object.");
    }
    JsonNode key = context.path("targetingKey");
    if (!key.isMissingNode() && !key.isNull() && !key.isTextual()) {
      throw new InvalidFieldException("context.targetingKey", "The targeting key is a text.");
    }
    return CallerKey.of("context.targetingKey", key.isTextual() ? key.asText() : null);
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw JsonFaults.problemOf(e).raise();
    }
  }

  private byte[] bytes(Object value) {
    try {
      return wire.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a flag has a JSON form", e);
    }
  }

  private static ApiException noSuchFlag(String key) {
    return ApiProblem.of(
            HttpStatus.NOT_FOUND,
            "flag-not-found",
            "Not found",
            "'%s' names no flag: write name, name@stage, name@stage.number or name@stage.text."
                .formatted(key.length() > 100 ? key.substring(0, 100) : key))
        .raise();
  }
}
