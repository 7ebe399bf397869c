package dev.hansei.infra.registry.monitors;

import dev.hansei.workflows.monitors.ScoreOutcome;
import dev.hansei.workflows.traces.TraceId;
import java.util.List;
import java.util.Objects;

/** What came of one trace: one line for each metric of its monitor. */
public record TraceScores(TraceId traceId, List<Line> lines) {
  public TraceScores {
    Objects.requireNonNull(traceId, "traceId is null");
    lines = List.copyOf(lines);
  }

  /**
   * What came of one metric.
   *
   * @param metric the name of the evaluation
   * @param value 0 to 1; 0 unless scored
   * @param reason what the judge said; may be empty
   */
  public record Line(String metric, ScoreOutcome outcome, double value, String reason) {
    public Line {
      Objects.requireNonNull(metric, "metric is null");
      Objects.requireNonNull(outcome, "outcome is null");
      Objects.requireNonNull(reason, "reason is null");
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a value is 0 to 1: " + value);
      }
    }

    /** A value. */
    public static Line scored(String metric, double value, String reason) {
      return new Line(metric, ScoreOutcome.SCORED, value, reason);
    }

    /** None, and why. */
    public static Line unscored(String metric, ScoreOutcome why) {
      return new Line(metric, why, 0, "");
    }
  }
}
