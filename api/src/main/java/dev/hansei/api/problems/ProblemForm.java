package dev.hansei.api.problems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** A form of problem that some protocol prescribes for its own paths. */
public interface ProblemForm {
  /** Whether the request speaks that protocol. */
  boolean fits(HttpRequest<?> request);

  /** Of the body. */
  MediaType mediaType(HttpRequest<?> request);

  /** The body. */
  byte[] write(HttpRequest<?> request, ApiProblem problem);
}
