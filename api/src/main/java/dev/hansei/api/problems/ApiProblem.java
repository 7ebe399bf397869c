package dev.hansei.api.problems;

import dev.hansei.api.WireJson;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A refusal as data. Thrown as {@link ApiException}; made by the factories below, so that status
 * and code cannot drift apart.
 *
 * @param code kebab-case and stable: programs may rely on it
 * @param title the same for every problem of that code
 * @param detail what was wrong this time, what is allowed, what to do; shows nothing internal
 * @param pointers the fields or lines that are wrong; may be empty
 * @param retryAfter when trying again makes sense
 */
public record ApiProblem(
    HttpStatus status,
    String code,
    String title,
    String detail,
    List<Pointer> pointers,
    Optional<Duration> retryAfter) {
  /** Short enough for a waiting program, long enough for a server to come back. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  public ApiProblem {
    Objects.requireNonNull(status, "status is null");
    if (!code.matches("[a-z0-9-]{3,60}")) {
      throw new IllegalArgumentException("a problem's code is kebab-case: '%s'".formatted(code));
    }
    if (title.isBlank() || detail.isBlank()) {
      throw new IllegalArgumentException("a problem has a title and a detail: " + code);
    }
    pointers = List.copyOf(pointers);
    Objects.requireNonNull(retryAfter, "retryAfter is null");
  }

  /** A problem without pointers that waiting does not mend. */
  public static ApiProblem of(HttpStatus status, String code, String title, String detail) {
    return new ApiProblem(status, code, title, detail, List.of(), Optional.empty());
  }

  /**
   * 400: one field (a JSON path such as {@code clauses[0].margin}, or a parameter) breaks a rule.
   */
  public static ApiProblem invalidField(String field, String detail) {
    var where = field.isEmpty() ? "(body)" : field;
    return of(
            HttpStatus.BAD_REQUEST,
            "invalid-field",
            "A value is not allowed",
            "%s: %s".formatted(where, detail))
        .at(Pointer.field(where, detail));
  }

  /** 400: lines of an upload are wrong; each pointer says which and why. */
  public static ApiProblem invalidLines(String detail, List<Pointer> lines) {
    return new ApiProblem(
        HttpStatus.BAD_REQUEST,
        "invalid-lines",
        "Lines could not be used",
        detail,
        lines,
        Optional.empty());
  }

  /** 404: no such thing here, or none that the caller may know of. */
  public static ApiProblem notFound(String noun, Object name) {
    return of(
        HttpStatus.NOT_FOUND,
        noun.replace(' ', '-') + "-not-found",
        "Not found",
        "There is no %s '%s' here, or you are not a member of its project."
            .formatted(noun, clipped(name)));
  }

  /** 409: another was first, or the thing is in a state that does not allow it. */
  public static ApiProblem conflict(String code, String detail) {
    return of(HttpStatus.CONFLICT, code, "It does not fit the present state", detail);
  }

  /** 422: well formed, but breaks a rule of the domain. */
  public static ApiProblem refused(String code, String detail) {
    return of(HttpStatus.UNPROCESSABLE_ENTITY, code, "The request breaks a rule", detail);
  }

  /** 401: nobody is signed in, or the token is not good. */
  public static ApiProblem signInNeeded(String detail) {
    return of(HttpStatus.UNAUTHORIZED, "sign-in-needed", "Sign in first", detail);
  }

  /** 403: a member without any of the roles that may do this. */
  public static ApiProblem roleNeeded(Collection<Role> allowed) {
    var names = allowed.stream().sorted().map(WireJson::nameOf).collect(Collectors.joining(", "));
    return of(
        HttpStatus.FORBIDDEN,
        "role-needed",
        "Your roles do not allow this",
        "This needs one of the roles %s in this project. An admin of the project can give it to you."
            .formatted(names));
  }

  /** 403: something other than a role is in the way. */
  public static ApiProblem forbidden(String code, String detail) {
    return of(HttpStatus.FORBIDDEN, code, "Not allowed", detail);
  }

  /** 413: more than the door takes in one request. */
  public static ApiProblem tooLarge(String what, long bytesMax) {
    return of(
        HttpStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The request is too large",
        "%s may have at most %,d bytes (%d MiB). Send it in smaller parts."
            .formatted(what, bytesMax, bytesMax >> 20));
  }

  /** 429: too many tries. */
  public static ApiProblem tooMany(String code, String detail, Duration wait) {
    return of(HttpStatus.TOO_MANY_REQUESTS, code, "Too many requests", detail).retryAfter(wait);
  }

  /**
   * 503: a server that this needs does not answer; nothing was changed unless the detail says so.
   */
  public static ApiProblem unavailable(String code, String detail) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, code, "A part of the service is down", detail)
        .retryAfter(RETRY_AFTER);
  }

  /** 503: the workflow engine does not answer. */
  public static ApiProblem temporalUnavailable() {
    return unavailable(
        "temporal-unavailable",
        "The workflow engine (Temporal) does not answer, so nothing was started. Try again in a"
            + " moment; GET /health/readiness says what is down.");
  }

  /** 500: a defect of ours; the incident id finds it in the log. */
  public static ApiProblem unexpected(String incident) {
    return of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "unexpected",
        "Something went wrong on our side",
        "This should not happen. The service's log has the cause under incident %s; tell the operator."
            .formatted(incident));
  }

  /** The same problem, pointing at a field or line as well. */
  public ApiProblem at(Pointer... more) {
    return new ApiProblem(status, code, title, detail, List.of(more), retryAfter);
  }

  /** The same problem with a time to wait. */
  public ApiProblem retryAfter(Duration wait) {
    return new ApiProblem(status, code, title, detail, pointers, Optional.of(wait));
  }

  /** Ready to throw. */
  public ApiException raise() {
    return new ApiException(this);
  }

  private static String clipped(Object name) {
    var text = name.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
