package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What Langfuse's clients call, so that they can be pointed here unchanged. */
@Controller("/api/public")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows({Role.DEVELOPER, Role.LEAD, Role.ADMIN})
@Tag(name = "traces")
public class LangfuseController {
  private static final int MULTI_STATUS = 207;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final TraceDoors doors;
  private final IntakeBodies bodies;
  private final Clock clock;

  LangfuseController(TraceDoors doors, IntakeBodies bodies, Clock clock) {
    this.doors = doors;
    this.bodies = bodies;
    this.clock = clock;
  }

  @Post("/ingestion")
  @Operation(
      summary = "Send a batch as Langfuse's clients of before version 3 do",
      description =
          "Basic with any public key and a token of ours as the secret key. {batch: [{id, type,"
              + " timestamp, body}]}, at most 10,000 events and 20 MiB. 207 with successes, durable"
              + " now, and errors, kept as a dead letter. An update that comes in a later request"
              + " than its observation stands as a step below it.")
  public HttpResponse<LangfuseBatchResource> ingest(
      Caller caller, HttpRequest<?> request, @Body byte[] body) {
    var plain = bodies.open(request, body, "A Langfuse batch", OtlpDoor.BYTES_MAX);
    var outcome = take(caller, plain);
    return HttpResponse.<LangfuseBatchResource>status(MULTI_STATUS, "Multi-Status")
        .body(LangfuseBatchResource.of(outcome));
  }

  @Post("/scores")
  @Allows({Role.DEVELOPER, Role.LEAD, Role.ANNOTATOR, Role.ADMIN})
  @Operation(
      summary = "Give a score as Langfuse's clients do",
      description =
          "{traceId, name, value, dataType (NUMERIC, BOOLEAN, CATEGORICAL), comment}; it becomes"
              + " feedback on the trace. Sending it twice changes nothing.")
  public LangfuseScoreResource score(Caller caller, HttpRequest<?> request, @Body byte[] body) {
    var plain = bodies.open(request, body, "A score", OtlpDoor.BYTES_MAX);
    var told = Structures.map(new String(plain, StandardCharsets.UTF_8));
    var own = told.get("id");
    var id = own == null ? Sha256.of(plain).hex().substring(0, 32) : own.toString();
    var event =
        Map.of(
            "id",
            id,
            "type",
            "score-create",
            "timestamp",
            clock.instant().toString(),
            "body",
            told);
    var outcome = take(caller, json(Map.of("batch", List.of(event))));
    if (!outcome.errors().isEmpty()) {
      throw ApiProblem.of(
              HttpStatus.BAD_REQUEST,
              "score-invalid",
              "The score cannot be used",
              outcome.errors().getFirst().reason() + ". It was kept as a dead letter.")
          .raise();
    }
    return new LangfuseScoreResource(id);
  }

  @Get("/projects")
  @Operation(
      summary = "Say whose the token is, as Langfuse's clients ask at start",
      description = "The one project of the token.")
  public LangfuseProjectsResource projects(Caller caller) {
    return LangfuseProjectsResource.of(caller.project());
  }

  @Get("/health")
  @Operation(
      summary = "Say that the service is there, as Langfuse's clients ask",
      description = "The version is that of the protocol which is spoken here.")
  public LangfuseHealthResource health(Caller caller) {
    return new LangfuseHealthResource("OK", "3.0.0");
  }

  private LangfuseDoor.Outcome take(Caller caller, byte[] body) {
    try {
      return doors.langfuse(caller.projectId(), body);
    } catch (UnreadableOtlpException e) {
      throw unreadable(e);
    }
  }

  private static ApiException unreadable(UnreadableOtlpException e) {
    return ApiProblem.of(
            HttpStatus.BAD_REQUEST,
            "unreadable-batch",
            "The body is no Langfuse batch",
            e.reason() + " It was kept as a dead letter.")
        .raise();
  }

  private static byte[] json(Map<String, ?> value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was JSON has a JSON form", e);
    }
  }
}
