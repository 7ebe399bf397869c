package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.suites.RunBudget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of budgets and top-ups, as bodies say them. */
final class RunMoney {
  private static final int MICROS_DECIMALS = 6;

  private RunMoney() {}

  static void calls(String field, @Nullable Long calls) {
    between(field, calls, RunBudget.CALLS_MAX);
  }

  static void tokens(String field, @Nullable Long tokens) {
    between(field, tokens, RunBudget.TOKENS_MAX);
  }

  static void cost(String field, @Nullable BigDecimal cost) {
    // The scale first: 1e500000000 would drown any arithmetic.
    if (cost != null
        && (Math.abs(cost.scale()) > Price.SCALE_MAX
            || cost.signum() < 0
            || cost.compareTo(Price.MAX) > 0)) {
      throw new InvalidFieldException(field, "It is 0 to 1,000,000.");
    }
  }

  /** Rounded down: a limit is never more than what was said. */
  static @Nullable Long micros(@Nullable BigDecimal cost) {
    return cost == null
        ? null
        : cost.movePointRight(MICROS_DECIMALS).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  private static void between(String field, @Nullable Long value, long max) {
    if (value != null && (value < 0 || value > max)) {
      throw new InvalidFieldException(field, String.format(Locale.ROOT, "It is 0 to %,d.", max));
    }
  }
}
