package dev.hansei.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457, as it goes over the wire.
 *
 * @param type {@code urn:hansei:problem:} and the code: names the kind, leads nowhere
 * @param instance the path that was asked for
 * @param field the first of {@code errors}, for programs that show one only
 * @param line the same
 * @param errors the fields or lines that are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    @Nullable String field,
    @Nullable Integer line,
    List<Pointer> errors) {
  static ProblemBody of(ApiProblem problem, String path) {
    return new ProblemBody(
        "urn:hansei:problem:" + problem.code(),
        problem.title(),
        problem.status().getCode(),
        problem.code(),
        problem.detail(),
        path,
        problem.pointers().isEmpty() ? null : problem.pointers().getFirst().field(),
        problem.pointers().isEmpty() ? null : problem.pointers().getFirst().line(),
        problem.pointers());
  }
}
