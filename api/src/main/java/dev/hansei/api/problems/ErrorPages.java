package dev.hansei.api.problems;

import io.micronaut.http.HttpRequest;

/** Draws a problem as a page, for requests of a browser's address line. */
public interface ErrorPages {
  /** A complete HTML document in UTF-8; every text in it is escaped. */
  byte[] draw(HttpRequest<?> request, ApiProblem problem);
}
