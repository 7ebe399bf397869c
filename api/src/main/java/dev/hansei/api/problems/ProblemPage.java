package dev.hansei.api.problems;

/**
 * What the template of an error page shows.
 *
 * @param assets the version of the static files
 */
public record ProblemPage(ApiProblem problem, String assets) {}
