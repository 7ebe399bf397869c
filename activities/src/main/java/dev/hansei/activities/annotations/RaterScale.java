package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.statistics.GradedAlpha;
import java.util.List;

/**
 * What the words of a field are to a measure.
 *
 * @param kind what the field takes
 */
record RaterScale(LabelKind kind, Scale scale) {
  /** Numbers are compared as doubles; what is a step apart is more than this apart. */
  private static final double ROUNDING = 1e-9;

  static RaterScale of(LabelKind kind) {
    return new RaterScale(
        kind,
        switch (kind) {
          case LabelKind.PassFail _,
              LabelKind.Categories _,
              LabelKind.Many _,
              LabelKind.Pairwise _ ->
              Scale.NOMINAL;
          case LabelKind.Grades _ -> Scale.ORDINAL;
          case NumberRange _ -> Scale.INTERVAL;
          case TextKind _ -> throw new IllegalArgumentException("texts are not compared: " + kind);
        });
  }

  boolean isOfNumbers() {
    return scale == Scale.INTERVAL;
  }

  GradedAlpha.Scale ofAlpha() {
    return switch (scale) {
      case NOMINAL -> GradedAlpha.Scale.NOMINAL;
      case ORDINAL -> GradedAlpha.Scale.ORDINAL;
      case INTERVAL -> GradedAlpha.Scale.INTERVAL;
    };
  }

  /**
   * A word as a number. Words have no size; their place among those that were said tells them
   * apart.
   */
  double number(List<String> said, String word) {
    return scale == Scale.NOMINAL ? said.indexOf(word) : Double.parseDouble(word);
  }

  /** Whether two words are the same by the field's measure. */
  boolean agree(String one, String other) {
    return kind instanceof NumberRange range
        ? Math.abs(Double.parseDouble(one) - Double.parseDouble(other)) <= within(range)
        : one.equals(other);
  }

  private static double within(NumberRange range) {
    Double tolerance = range.tolerance();
    return (tolerance == null ? 0 : tolerance) + ROUNDING;
  }
}
