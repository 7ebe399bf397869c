package dev.hansei.api.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStoreUnavailableException;
import dev.hansei.infra.objects.ObjectTooLargeException;
import dev.hansei.infra.registry.RegistryException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.UnsupportedMediaException;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which problem an exception is. What nobody foresaw becomes {@code unexpected} with an
 * incident id: the log has the cause, the response has not.
 */
@Singleton
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** Wrappers wrap wrappers, but not this often; bounds a circular chain. */
  private static final int CAUSES_MAX = 16;

  /** Records of the core check themselves and say the rule in words for people. */
  private static final String CORE = "dev.hansei.workflows.";

  private final HttpServerConfiguration server;

  Failures(HttpServerConfiguration server) {
    this.server = server;
  }

  /** The problem that an exception means for whoever asked. */
  public ApiProblem problemOf(HttpRequest<?> request, Throwable thrown) {
    if (causes(thrown).anyMatch(Failures::isOfStores)) {
      return unexpected(request, thrown);
    }
    return causes(thrown)
        .map(cause -> known(request, cause))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unexpected(request, thrown));
  }

  /** The problem of a status that the framework answers without an exception. */
  ApiProblem problemOf(HttpRequest<?> request, HttpStatus status) {
    return ofStatus(request, status, status.getReason());
  }

  private Optional<ApiProblem> known(HttpRequest<?> request, Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case ApiException ours -> ours.problem();
          case RegistryException refusal -> ofRegistry(refusal);
          case AuthorizationException denied -> ofAuthorization(denied);
          case ObjectStoreUnavailableException _ -> objectsUnavailable();
          case ObjectTooLargeException large -> tooLarge(large.getMessage());
          case JsonProcessingException json -> JsonFaults.problemOf(json);
          case StatusRuntimeException grpc -> ofGrpc(grpc);
          case InvalidFieldException field -> ApiProblem.invalidField(field.field(), field.rule());
          case IllegalArgumentException rule when isOfCore(rule) -> ofRule(rule);
          default -> ofFramework(request, cause);
        });
  }

  private @Nullable ApiProblem ofFramework(HttpRequest<?> request, Throwable cause) {
    return switch (cause) {
      case ContentLengthExceededException _ -> bodyTooLarge();
      case BufferLengthExceededException _ -> bodyTooLarge();
      case NotAllowedException wrong ->
          ofStatus(
              request,
              HttpStatus.METHOD_NOT_ALLOWED,
              "Allowed here: %s.".formatted(String.join(", ", wrong.getAllowedMethods())));
      case UnsupportedMediaException wrong ->
          ofStatus(
              request,
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "'%s' is not taken here. Send one of: %s."
                  .formatted(
                      wrong.getContentType(),
                      String.join(", ", wrong.getAcceptableContentTypes())));
      case UnsatisfiedRouteException missing ->
          ApiProblem.invalidField(missing.getArgument().getName(), "This is needed.");
      case ConversionErrorException wrong -> ofConversion(wrong);
      case URISyntaxException _ ->
          ApiProblem.invalidField("path", "The path is not a well-formed URI.");
      case HttpStatusException status ->
          ofStatus(request, status.getStatus(), String.valueOf(status.getMessage()));
      default -> null;
    };
  }

  private ApiProblem ofConversion(ConversionErrorException wrong) {
    var inner =
        causes(wrong.getConversionError().getCause())
            .filter(JsonProcessingException.class::isInstance)
            .map(JsonProcessingException.class::cast)
            .findFirst();
    if (inner.isPresent()) {
      return JsonFaults.problemOf(inner.get());
    }
    var detail =
        causes(wrong.getConversionError().getCause())
            .filter(cause -> cause instanceof IllegalArgumentException)
            .map(cause -> String.valueOf(cause.getMessage()))
            .findFirst()
            .orElse("It has the wrong form.");
    return ApiProblem.invalidField(wrong.getArgument().getName(), detail);
  }

  private static ApiProblem ofRegistry(RegistryException refusal) {
    Function<HttpStatus, Function<String, ApiProblem>> with =
        status -> title -> ApiProblem.of(status, refusal.code(), title, messageOf(refusal));
    return switch (refusal.kind()) {
      case NOT_FOUND -> with.apply(HttpStatus.NOT_FOUND).apply("Not found");
      case CONFLICT -> ApiProblem.conflict(refusal.code(), messageOf(refusal));
      case INVALID -> ApiProblem.refused(refusal.code(), messageOf(refusal));
      case FORBIDDEN -> ApiProblem.forbidden(refusal.code(), messageOf(refusal));
      case UNAVAILABLE -> ApiProblem.unavailable(refusal.code(), messageOf(refusal));
    };
  }

  private static ApiProblem ofAuthorization(AuthorizationException denied) {
    return denied.isForbidden()
        ? ApiProblem.forbidden("not-allowed", "You are signed in, but this is not open to you.")
        : ApiProblem.signInNeeded(
            "Sign in at /sign-in, or send 'Authorization: Bearer hsi_…' with a token of the"
                + " project.");
  }

  private static @Nullable ApiProblem ofGrpc(StatusRuntimeException fault) {
    var code = fault.getStatus().getCode();
    if (code == Status.Code.NOT_FOUND && String.valueOf(fault.getMessage()).contains("Namespace")) {
      return ApiProblem.unavailable(
          "temporal-namespace-missing",
          "The workflow engine (Temporal) does not know the namespace yet, so nothing was started."
              + " One that was just made needs some seconds; else the operator sets"
              + " HANSEI_TEMPORAL_NAMESPACE to one that exists.");
    }
    return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED
        ? ApiProblem.temporalUnavailable()
        : null;
  }

  private static ApiProblem ofRule(IllegalArgumentException rule) {
    return ApiProblem.refused("rule-broken", messageOf(rule));
  }

  private static ApiProblem objectsUnavailable() {
    return ApiProblem.unavailable(
        "objects-unavailable",
        "The object store does not answer, so nothing was kept. Try again in a moment;"
            + " GET /health/readiness says what is down.");
  }

  private static ApiProblem tooLarge(@Nullable String detail) {
    return ApiProblem.of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The request is too large",
        String.valueOf(detail));
  }

  private ApiProblem bodyTooLarge() {
    return ApiProblem.tooLarge("The body of a request", server.getMaxRequestSize());
  }

  private ApiProblem ofStatus(HttpRequest<?> request, HttpStatus status, String detail) {
    return switch (status) {
      case NOT_FOUND ->
          ApiProblem.of(
              status,
              "no-such-page",
              "Not found",
              "Nothing is at %s. The paths of the API are listed at /api-docs."
                  .formatted(request.getPath()));
      case METHOD_NOT_ALLOWED ->
          ApiProblem.of(
              status,
              "method-not-allowed",
              "The method is not allowed here",
              "%s is not for %s. %s".formatted(request.getPath(), request.getMethodName(), detail));
      case UNSUPPORTED_MEDIA_TYPE ->
          ApiProblem.of(status, "media-type-not-taken", "The content type is not taken", detail);
      case NOT_ACCEPTABLE ->
          ApiProblem.of(
              status,
              "media-type-not-given",
              "The asked-for form does not exist",
              "The Accept header asks for a form that %s does not have."
                  .formatted(request.getPath()));
      case REQUEST_ENTITY_TOO_LARGE -> bodyTooLarge();
      case UNAUTHORIZED -> ApiProblem.signInNeeded("Sign in at /sign-in or send a token.");
      default -> other(request, status, detail);
    };
  }

  private ApiProblem other(HttpRequest<?> request, HttpStatus status, String detail) {
    if (status.getCode() >= 500) {
      return unexpected(request, new IllegalStateException(status + ": " + detail));
    }
    return ApiProblem.of(status, "bad-request", "The request cannot be used", detail);
  }

  private static ApiProblem unexpected(HttpRequest<?> request, Throwable thrown) {
    var incident =
        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).substring(0, 12);
    LOG.error(
        "incident {}: {} {} failed", incident, request.getMethodName(), request.getPath(), thrown);
    return ApiProblem.unexpected(incident);
  }

  /** What is stored cannot be read: ours to mend, whatever the causes say of JSON. */
  private static boolean isOfStores(Throwable thrown) {
    var stack = thrown.getStackTrace();
    return thrown instanceof IllegalArgumentException
        && stack.length > 0
        && stack[0].getClassName().equals(CanonicalJson.class.getName());
  }

  private static boolean isOfCore(IllegalArgumentException thrown) {
    var stack = thrown.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith(CORE);
  }

  private static String messageOf(Throwable thrown) {
    var message = thrown.getMessage();
    return message == null ? "It is not allowed." : message;
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(thrown, it -> it == null ? null : it.getCause())
        .takeWhile(it -> it != null)
        .map(Throwable.class::cast)
        .limit(CAUSES_MAX);
  }
}
