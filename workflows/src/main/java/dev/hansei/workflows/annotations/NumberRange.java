package dev.hansei.workflows.annotations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number from {@code min} to {@code max} in whole steps from {@code min}. Decimal, not binary:
 * 0.3 is three steps of 0.1.
 *
 * @param tolerance numbers that are at most so far apart are the same; absent where only equal ones
 *     are
 */
public record NumberRange(double min, double max, double step, @Nullable Double tolerance)
    implements LabelKind {
  /** Beyond it a double no longer tells steps apart. */
  private static final double REACH_MAX = 1e9;

  private static final int DECIMALS_MAX = 6;

  /** More is not judged by eye. */
  private static final int STEPS_MAX = 1_000_000;

  private static final Pattern WRITTEN = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,9})?");

  public NumberRange {
    if (!(Math.abs(min) <= REACH_MAX) || !(Math.abs(max) <= REACH_MAX) || !(min < max)) {
      throw new IllegalArgumentException(
          "a range begins below its end, both within 1,000,000,000 of 0");
    }
    if (!(step > 0) || !(step <= max - min) || decimals(step) > DECIMALS_MAX) {
      throw new IllegalArgumentException(
          "a step is above 0, no longer than the range, and has at most 6 decimals");
    }
    if (decimals(min) > DECIMALS_MAX || !isWhole(max, min, step)) {
      throw new IllegalArgumentException("the range is a whole number of steps long");
    }
    if ((max - min) / step > STEPS_MAX) {
      throw new IllegalArgumentException("a range has at most 1,000,000 steps");
    }
    if (tolerance != null && (!(tolerance >= 0) || !(tolerance <= max - min))) {
      throw new IllegalArgumentException("a tolerance is 0 to the length of the range");
    }
  }

  @Override
  public Optional<Label> label(String word) {
    String text = word.strip();
    if (!WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text);
    boolean isInside = value.compareTo(exact(min)) >= 0 && value.compareTo(exact(max)) <= 0;
    boolean isOnStep = value.subtract(exact(min)).remainder(exact(step)).signum() == 0;
    return isInside && isOnStep
        ? Optional.of(new Label.Amount(value.doubleValue()))
        : Optional.empty();
  }

  @Override
  public List<String> words() {
    return List.of();
  }

  @Override
  public String takes() {
    return "a number from %s to %s in steps of %s".formatted(text(min), text(max), text(step));
  }

  /** The middle of those within the tolerance, on a step; of two middles the even step. */
  @Override
  public Optional<Label> common(List<Label> said) {
    List<BigDecimal> values = said.stream().map(label -> new BigDecimal(label.word())).toList();
    BigDecimal low = values.stream().reduce(BigDecimal::min).orElseThrow();
    BigDecimal high = values.stream().reduce(BigDecimal::max).orElseThrow();
    BigDecimal within = exact(tolerance == null ? 0 : tolerance);
    if (high.subtract(low).compareTo(within) > 0) {
      return Optional.empty();
    }
    BigDecimal steps =
        low.add(high)
            .divide(BigDecimal.TWO)
            .subtract(exact(min))
            .divide(exact(step), 0, RoundingMode.HALF_EVEN);
    return Optional.of(new Label.Amount(exact(min).add(steps.multiply(exact(step))).doubleValue()));
  }

  /** A number as people write it: no exponent, no empty decimals. */
  static String text(double value) {
    return exact(value).toPlainString();
  }

  private static BigDecimal exact(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.signum() == 0 ? BigDecimal.ZERO : exact;
  }

  private static int decimals(double value) {
    return exact(value).scale();
  }

  private static boolean isWhole(double max, double min, double step) {
    return exact(max).subtract(exact(min)).remainder(exact(step)).signum() == 0;
  }
}
