package dev.hansei.api.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.Pointer;
import dev.hansei.api.problems.ProblemForm;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an exporter is told, in the form it spoke: the response of the trace service, or a {@code
 * google.rpc.Status}. Source: opentelemetry-proto, docs/specification.md, OTLP/HTTP.
 */
@Singleton
final class OtlpReplies implements ProblemForm {
  static final String PROTOBUF = "application/x-protobuf";
  static final String PATH = "/v1/traces";
  static final String LOGS = "/v1/logs";

  /** A sender needs to see what is wrong, not each time it was. */
  private static final int REASONS_MAX = 5;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Whether the request speaks JSON; everything else is taken for protobuf. */
  static boolean isJson(HttpRequest<?> request) {
    return request
        .getContentType()
        .map(type -> type.getName().equals(MediaType.APPLICATION_JSON))
        .orElse(false);
  }

  // Both services' responses have the same fields under the same numbers: partial_success = 1 with
  // rejected = 1 and error_message = 2. So one message serves both.
  /** 200: all of it, or all but some spans, is durable. */
  HttpResponse<byte[]> taken(HttpRequest<?> request, Intake taken) {
    var message = ExportTraceServiceResponse.newBuilder();
    Map<String, Object> json = Map.of();
    int rejected = taken.rejected().size();
    if (rejected > 0) {
      var why =
          taken.rejected().stream()
              .map(Pointer::detail)
              .distinct()
              .limit(REASONS_MAX)
              .collect(Collectors.joining("; "));
      message.setPartialSuccess(
          ExportTracePartialSuccess.newBuilder().setRejectedSpans(rejected).setErrorMessage(why));
      // 64-bit numbers are text in protobuf's JSON.
      json =
          Map.of(
              "partialSuccess",
              Map.of(
                  request.getPath().endsWith(LOGS) ? "rejectedLogRecords" : "rejectedSpans",
                  Integer.toString(rejected),
                  "errorMessage",
                  why));
    }
    return isJson(request)
        ? HttpResponse.ok(json(json)).contentType(MediaType.APPLICATION_JSON_TYPE)
        : HttpResponse.ok(message.build().toByteArray()).contentType(MediaType.of(PROTOBUF));
  }

  @Override
  public boolean fits(HttpRequest<?> request) {
    var path = request.getPath();
    return path.equals(PATH)
        || path.equals(LOGS)
        || path.endsWith("/otlp" + PATH)
        || path.endsWith("/otlp" + LOGS)
        || path.endsWith("/otel" + PATH);
  }

  @Override
  public MediaType mediaType(HttpRequest<?> request) {
    return isJson(request) ? MediaType.APPLICATION_JSON_TYPE : MediaType.of(PROTOBUF);
  }

  @Override
  public byte[] write(HttpRequest<?> request, ApiProblem problem) {
    int code = codeOf(problem.status()).getNumber();
    var message = problem.code() + ": " + problem.detail();
    return isJson(request)
        ? json(Map.of("code", code, "message", message))
        : Status.newBuilder().setCode(code).setMessage(message).build().toByteArray();
  }

  private static Code codeOf(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> Code.UNAUTHENTICATED;
      case FORBIDDEN -> Code.PERMISSION_DENIED;
      case NOT_FOUND -> Code.NOT_FOUND;
      case REQUEST_ENTITY_TOO_LARGE, TOO_MANY_REQUESTS -> Code.RESOURCE_EXHAUSTED;
      case SERVICE_UNAVAILABLE -> Code.UNAVAILABLE;
      case INTERNAL_SERVER_ERROR -> Code.INTERNAL;
      default -> Code.INVALID_ARGUMENT;
    };
  }

  private static byte[] json(Map<String, Object> value) {
    try {
      return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers have a JSON form", e);
    }
  }
}
