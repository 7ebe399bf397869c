package dev.hansei.workflows.gates;

import java.util.List;
import java.util.Objects;

/**
 * How the candidate does on each slice by a field, against all other cases.
 *
 * @param gaps one for each value with enough cases, in their order; all intervals together hold at
 *     the confidence of the clause
 * @param leftOut values with fewer cases than {@link #CASES_MIN} on either side
 * @param values how many there are in all; more than {@link #VALUES_MAX} are not compared
 */
public record DisparityEvidence(String by, String metric, List<Gap> gaps, int leftOut, int values) {
  /** Fewer independent cases on either side tell nothing, as where slices of runs are shown. */
  public static final int CASES_MIN = 5;

  /** A field with more values names things rather than kinds. */
  public static final int VALUES_MAX = 12;

  public DisparityEvidence {
    Objects.requireNonNull(by, "by is null");
    Objects.requireNonNull(metric, "metric is null");
    gaps = List.copyOf(gaps);
    if (leftOut < 0 || gaps.size() + leftOut > values) {
      throw new IllegalArgumentException("slices do not add up");
    }
  }

  /**
   * One slice.
   *
   * @param name of the value, where it has one of its own; else the value
   * @param inside the slice's mean
   * @param rest that of all other cases
   * @param gap inside less rest, with its interval [lower, upper]
   * @param units independent cases on both sides
   */
  public record Gap(
      String value,
      String name,
      double inside,
      double rest,
      double gap,
      double lower,
      double upper,
      int units) {
    public Gap {
      Objects.requireNonNull(value, "value is null");
      Objects.requireNonNull(name, "name is null");
      if (!(lower <= upper) || !Double.isFinite(inside + rest + gap + lower + upper)) {
        throw new IllegalArgumentException("an interval has lower <= upper");
      }
      if (units < 2) {
        throw new IllegalArgumentException("a gap is between two sides");
      }
    }
  }
}
