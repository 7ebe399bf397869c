package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.projects.Role;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** OTLP over HTTP: where the exporters of applications send spans. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes({OtlpReplies.PROTOBUF, MediaType.APPLICATION_JSON})
@Produces({OtlpReplies.PROTOBUF, MediaType.APPLICATION_JSON})
@Allows({Role.DEVELOPER, Role.LEAD, Role.ADMIN})
@Tag(name = "traces")
public class OtlpController {
  private final TraceDoors doors;
  private final OtlpReplies replies;
  private final IntakeBodies bodies;

  OtlpController(TraceDoors doors, OtlpReplies replies, IntakeBodies bodies) {
    this.doors = doors;
    this.replies = replies;
    this.bodies = bodies;
  }

  // The array may be absent, not its bytes; the framework reads no other annotation for that.
  @SuppressWarnings("NullAway")
  @Post("/v1/traces")
  @Operation(
      summary = "Send spans by OTLP/HTTP; the token says which project",
      description =
          "An ExportTraceServiceRequest as protobuf or JSON, plain or gzip, 20 MiB at most after"
              + " inflating. 200 means durable; spans that cannot be used are counted in"
              + " partialSuccess and kept as dead letters. 503 with Retry-After when a store is"
              + " down.")
  public HttpResponse<byte[]> byToken(
      Caller caller, HttpRequest<?> request, @Body @Nullable byte[] body) {
    return take(caller, request, body);
  }

  @SuppressWarnings("NullAway")
  @Post("/api/v1/projects/{project}/otlp/v1/traces")
  @Operation(
      summary = "Send spans by OTLP/HTTP to a named project",
      description = "As POST /v1/traces, for exporters whose endpoint can have a path.")
  public HttpResponse<byte[]> byPath(
      Caller caller, HttpRequest<?> request, String project, @Body @Nullable byte[] body) {
    return take(caller, request, body);
  }

  @SuppressWarnings("NullAway")
  @Post("/v1/logs")
  @Operation(
      summary = "Send log records by OTLP/HTTP; the token says which project",
      description =
          "An ExportLogsServiceRequest as protobuf or JSON, plain or gzip, 20 MiB at most after"
              + " inflating. GenAI events (gen_ai.*) become a step below their span,"
              + " gen_ai.evaluation.result becomes feedback on its trace; other records are"
              + " counted in partialSuccess.")
  public HttpResponse<byte[]> logsByToken(
      Caller caller, HttpRequest<?> request, @Body @Nullable byte[] body) {
    return take(caller, request, body);
  }

  @SuppressWarnings("NullAway")
  @Post("/api/v1/projects/{project}/otlp/v1/logs")
  @Operation(
      summary = "Send log records by OTLP/HTTP to a named project",
      description = "As POST /v1/logs, for exporters whose endpoint can have a path.")
  public HttpResponse<byte[]> logsByPath(
      Caller caller, HttpRequest<?> request, String project, @Body @Nullable byte[] body) {
    return take(caller, request, body);
  }

  @SuppressWarnings("NullAway")
  @Post("/api/public/otel/v1/traces")
  @Operation(
      summary = "Send spans as Langfuse's SDK does",
      description =
          "As POST /v1/traces, where Langfuse's SDK of version 3 and later sends; Basic with any"
              + " public key and a token of ours as the secret key.")
  public HttpResponse<byte[]> byLangfuse(
      Caller caller, HttpRequest<?> request, @Body @Nullable byte[] body) {
    return take(caller, request, body);
  }

  @SuppressWarnings("NullAway")
  private HttpResponse<byte[]> take(Caller caller, HttpRequest<?> request, byte[] body) {
    // An exporter with nothing to say sends nothing, which the framework hands over as null.
    var sent = body == null ? new byte[0] : body;
    var plain = bodies.open(request, sent, "An OTLP request", OtlpDoor.BYTES_MAX);
    // An empty protobuf body is an empty request, which is a success.
    boolean isJson = OtlpReplies.isJson(request) && plain.length > 0;
    boolean isLogs = request.getPath().endsWith(OtlpReplies.LOGS);
    if (!isJson) {
      var type =
          isLogs
              ? ExportLogsServiceRequest.getDescriptor()
              : ExportTraceServiceRequest.getDescriptor();
      long fields = ProtobufFields.count(plain, type, IntakeBodies.VALUES_MAX);
      bodies.weigh(request, plain, fields + IntakeBodies.values(plain));
    }
    try {
      var door = door(isLogs, isJson);
      return replies.taken(request, doors.take(caller.projectId(), door, plain));
    } catch (UnreadableOtlpException e) {
      throw unreadable(e);
    }
  }

  private static Door door(boolean logs, boolean json) {
    if (logs) {
      return json ? Door.OTLP_LOGS_JSON : Door.OTLP_LOGS_PROTOBUF;
    }
    return json ? Door.OTLP_JSON : Door.OTLP_PROTOBUF;
  }

  private static ApiException unreadable(UnreadableOtlpException e) {
    return ApiProblem.of(
            HttpStatus.BAD_REQUEST,
            "unreadable-otlp",
            "The body is no OTLP request",
            e.reason() + " It was kept as a dead letter.")
        .raise();
  }
}
