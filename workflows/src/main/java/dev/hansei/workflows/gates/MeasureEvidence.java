package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;

/**
 * How long answers take, or what they cost.
 *
 * @param measure {@code latency-p} with a percentile, or {@code cost}
 * @param unit of the figures: {@code ms}, or the candidate's currency; empty where that is not
 *     known
 * @param candidate empty where nothing was measured
 * @param baseline empty too without a baseline, and where its currency is another
 * @param ratio candidate over baseline; empty without one of them
 * @param unknown answers of the candidate whose cost is not known: with one of them none is
 */
public record MeasureEvidence(
    String measure,
    String unit,
    Optional<Figure> candidate,
    Optional<Figure> baseline,
    Optional<Figure> ratio,
    int unknown) {
  public MeasureEvidence {
    Objects.requireNonNull(measure, "measure is null");
    Objects.requireNonNull(unit, "unit is null");
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(baseline, "baseline is null");
    Objects.requireNonNull(ratio, "ratio is null");
    if (unknown < 0) {
      throw new IllegalArgumentException("unknown costs are counted from 0");
    }
  }

  /**
   * A figure and its interval.
   *
   * @param upper empty where so few answers leave it open
   * @param answers how many it is of; of the run with fewer where two are compared
   * @param units how many independent ones that is
   * @param more how many more independent ones would give it an upper end; 0 where it has one
   */
  public record Figure(
      double value,
      double lower,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> upper,
      int answers,
      int units,
      int more) {
    public Figure {
      Objects.requireNonNull(upper, "upper is null");
      if (!(lower >= 0 && lower <= value) || upper.filter(end -> !(end >= value)).isPresent()) {
        throw new IllegalArgumentException(
            "a figure lies in its interval: %s [%s, %s]".formatted(value, lower, upper));
      }
      if (units < 1 || answers < units || more < 0 || (more > 0 && upper.isPresent())) {
        throw new IllegalArgumentException("a figure is of answers");
      }
    }
  }
}
