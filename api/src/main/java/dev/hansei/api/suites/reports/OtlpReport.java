package dev.hansei.api.suites.reports;

import dev.hansei.api.bodies.EvaluationEvent;
import dev.hansei.api.bodies.EvaluationRequests;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.Result;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * Each score as OpenTelemetry's event of an evaluation. An item of a run is a trace of its own,
 * whose id follows from run and item, so that its scores stand together and sending them twice is
 * seen; it has no span, and is named by the journal's key of the answer. A metric that has no score
 * says why.
 */
final class OtlpReport implements RunReport {
  private static final int TRACE_ID_CHARS = 32;

  private final EvaluationRequests requests = new EvaluationRequests("dev.hansei.suites");
  private List<String> metrics = List.of();
  private UUID run = new UUID(0, 0);
  private Instant at = Instant.EPOCH;

  @Override
  public String head(ReportedRun reported) {
    run = reported.run().id();
    at = reported.run().endedAt().or(reported.run()::startedAt).orElse(Instant.EPOCH);
    metrics = reported.assertions().stream().map(Assertion::metric).distinct().toList();
    return "";
  }

  @Override
  public String item(OutcomeResource outcome) {
    var lines = new StringBuilder();
    var seen = new HashSet<String>();
    for (Score score : Told.scores(outcome)) {
      if (seen.add(score.metric())) {
        lines.append(
            requests.add(
                event(
                    outcome,
                    score.metric(),
                    OptionalDouble.of(score.value()),
                    score.passed() ? "pass" : "fail",
                    score.explanation())));
      }
    }
    for (String metric : reason(outcome).isEmpty() ? List.<String>of() : metrics) {
      if (seen.add(metric)) {
        lines.append(requests.add(event(outcome, metric, OptionalDouble.empty(), "", "")));
      }
    }
    return lines.toString();
  }

  @Override
  public String tail() {
    return requests.end();
  }

  private EvaluationEvent event(
      OutcomeResource outcome,
      String metric,
      OptionalDouble value,
      String label,
      String explanation) {
    return new EvaluationEvent(
        metric,
        value,
        label,
        explanation,
        value.isPresent() ? "" : reason(outcome),
        new EvaluationEvent.Place(trace(outcome.ordinal()), Optional.empty(), outcome.call()),
        at,
        Map.of(
            "hansei.run.id",
            run.toString(),
            "hansei.case.id",
            outcome.caseId().toString(),
            "hansei.item",
            Integer.toString(outcome.ordinal()),
            "hansei.repetition",
            Integer.toString(outcome.repetition())));
  }

  /** Why metrics have no score; empty of a scored item. */
  private static String reason(OutcomeResource outcome) {
    String reason = Told.reason(outcome);
    return outcome.result() instanceof Result.Cancelled ? Told.result(outcome) : reason;
  }

  private String trace(int ordinal) {
    return Sha256.of("outcome\0" + run + "\0" + ordinal).hex().substring(0, TRACE_ID_CHARS);
  }
}
