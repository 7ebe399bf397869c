package dev.hansei.api.problems;

import java.util.Objects;

/** Carries an {@link ApiProblem} out of a controller or filter. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ApiProblem problem;

  ApiException(ApiProblem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = Objects.requireNonNull(problem, "problem is null");
  }

  /** What is answered. */
  public ApiProblem problem() {
    return problem;
  }
}
