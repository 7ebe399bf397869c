package dev.hansei.api.problems;

import java.util.Optional;

/**
 * What the template of an error page shows.
 *
 * @param assets the version of the static files
 * @param form where the form stands that was refused, up to the {@code ?} or {@code &} after which
 *     a word of its query can follow; empty where none was sent
 */
public record ProblemPage(ApiProblem problem, String assets, Optional<String> form) {}
