package dev.hansei.api.failures;

import dev.hansei.api.WireJson;
import dev.hansei.infra.registry.failures.FailureDetail;
import java.util.List;
import java.util.stream.Collectors;

/** Failures as rows of a table. */
final class FailureRows {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "traceId",
          "foundAt",
          "state",
          "severity",
          "reasons",
          "question",
          "answer",
          "correction",
          "hasCase");

  private FailureRows() {}

  static List<String> row(FailureDetail detail) {
    var failure = detail.failure();
    return List.of(
        failure.id().toString(),
        failure.traceId().hex(),
        failure.foundAt().toString(),
        WireJson.nameOf(detail.state()),
        WireJson.nameOf(failure.severity()),
        failure.reasons().stream().map(WireJson::nameOf).collect(Collectors.joining(" ")),
        failure.question(),
        failure.answer(),
        failure.correction(),
        Boolean.toString(detail.hasCase()));
  }
}
