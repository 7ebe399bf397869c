package dev.hansei.api.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns a problem into the response: problem+json for programs, a page for browsers. The framework
 * asks it for each of its own errors too, so that no other form of error exists.
 */
@Singleton
@Primary
public final class ProblemResponses implements ErrorResponseProcessor<Object> {
  /** RFC 9457. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Failures failures;
  private final ErrorPages pages;
  private final List<ProblemForm> forms;

  ProblemResponses(Failures failures, ErrorPages pages, List<ProblemForm> forms) {
    this.failures = failures;
    this.pages = pages;
    this.forms = List.copyOf(forms);
  }

  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var request = context.getRequest();
    var problem =
        context
            .getRootCause()
            .map(cause -> failures.problemOf(request, cause))
            .orElseGet(() -> failures.problemOf(request, response.status()));
    var ours = of(request, problem);
    // The framework may have set headers that belong to the status, such as Allow with 405.
    response
        .getHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
              && !name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            values.forEach(value -> ours.header(name, value));
          }
        });
    return ours;
  }

  /** The response to one request. */
  public MutableHttpResponse<Object> of(HttpRequest<?> request, ApiProblem problem) {
    if (problem.status() == HttpStatus.UNAUTHORIZED && isPageOfAPerson(request)) {
      return signIn(request);
    }
    MutableHttpResponse<Object> response = HttpResponse.status(problem.status());
    var form = forms.stream().filter(it -> it.fits(request)).findFirst();
    if (form.isPresent()) {
      response.contentType(form.get().mediaType(request)).body(form.get().write(request, problem));
    } else if (wantsPage(request)) {
      response.contentType(MediaType.TEXT_HTML_TYPE).body(pages.draw(request, problem));
    } else {
      response.contentType(MediaType.of(MEDIA_TYPE)).body(json(problem, request.getPath()));
    }
    problem
        .retryAfter()
        .ifPresent(wait ->
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
    return response;
  }

  /** Whether a person looks at the answer: a browser asks for HTML, and not for the API. */
  public static boolean wantsPage(HttpRequest<?> request) {
    var path = request.getPath();
    return !path.startsWith("/api/")
        && !path.startsWith("/v1/")
        && request.getHeaders().accept().stream()
            .anyMatch(type -> type.getName().equals(MediaType.TEXT_HTML));
  }

  /** A browser that is not signed in is shown where to, and comes back afterwards. */
  private static boolean isPageOfAPerson(HttpRequest<?> request) {
    return wantsPage(request) && !request.getPath().startsWith("/sign-in");
  }

  private static MutableHttpResponse<Object> signIn(HttpRequest<?> request) {
    var back = request.getMethod() == HttpMethod.GET ? request.getUri().toString() : "/";
    return HttpResponse.seeOther(UriBuilder.of("/sign-in").queryParam("next", back).build());
  }

  private static byte[] json(ApiProblem problem, String path) {
    try {
      return JSON.writeValueAsString(ProblemBody.of(problem, path))
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem has no JSON form: " + problem.code(), e);
    }
  }
}
