package dev.hansei.api.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers whatever a controller or filter throws and no closer handler takes. */
@Singleton
final class ThrownHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private final Failures failures;
  private final ProblemResponses responses;

  ThrownHandler(Failures failures, ProblemResponses responses) {
    this.failures = failures;
    this.responses = responses;
  }

  @Override
  @SuppressWarnings("rawtypes") // The framework's interface has the raw type.
  public HttpResponse<?> handle(HttpRequest request, Throwable thrown) {
    return responses.of(request, failures.problemOf(request, thrown));
  }
}
