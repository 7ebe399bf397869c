package dev.hansei.api.suites.reports;

import dev.hansei.api.bodies.CsvText;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A row an outcome. Questions and answers are anybody's text; no cell is taken for a formula. */
final class CsvReport implements RunReport {
  private static final List<String> COLUMNS =
      List.of(
          "no",
          "case",
          "repetition",
          "result",
          "reason",
          "passed",
          "question",
          "reference",
          "answer",
          "latency_ms",
          "input_tokens",
          "output_tokens",
          "cost",
          "from_journal");

  private static final int MICROS_DIGITS = 6;

  private List<String> metrics = List.of();

  @Override
  public String head(ReportedRun run) {
    metrics = run.assertions().stream().map(Assertion::metric).toList();
    List<String> names = new ArrayList<>(COLUMNS);
    for (String metric : metrics) {
      names.addAll(List.of(metric, metric + " passed", metric + " explanation"));
    }
    return CsvText.row(names);
  }

  @Override
  public String item(OutcomeResource outcome) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                Integer.toString(outcome.ordinal() + 1),
                outcome.caseId().toString(),
                Integer.toString(outcome.repetition() + 1),
                Told.result(outcome),
                Told.reason(outcome),
                outcome.passed().map(String::valueOf).orElse(""),
                outcome.question(),
                outcome.reference(),
                Told.answer(outcome),
                Long.toString(outcome.latencyMillis()),
                Long.toString(outcome.usage().inputTokens()),
                Long.toString(outcome.usage().outputTokens()),
                outcome
                    .costMicros()
                    .map(cost -> BigDecimal.valueOf(cost, MICROS_DIGITS).toPlainString())
                    .orElse(""),
                Boolean.toString(outcome.fromJournal())));
    Map<String, Score> scores =
        Told.scores(outcome).stream()
            .collect(Collectors.toMap(Score::metric, Function.identity(), (first, _) -> first));
    for (String metric : metrics) {
      Score score = scores.get(metric);
      cells.add(score == null ? "" : Double.toString(score.value()));
      cells.add(score == null ? "" : Boolean.toString(score.passed()));
      cells.add(score == null ? "" : score.explanation());
    }
    return CsvText.row(cells);
  }

  @Override
  public String tail() {
    return "";
  }
}
