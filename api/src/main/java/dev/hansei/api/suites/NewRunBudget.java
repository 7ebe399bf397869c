package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a run may cost at most; it is not begun where its plan may cost more.
 *
 * @param calls model calls to be paid
 * @param cost in the currency of the price list
 */
public record NewRunBudget(@Nullable Long calls, @Nullable BigDecimal cost) {
  private static final int MICROS_DECIMALS = 6;

  public NewRunBudget {
    if (calls != null && calls < 0) {
      throw new InvalidFieldException("budget.calls", "It is 0 or more.");
    }
    if (cost != null
        && (Math.abs(cost.scale()) > Price.SCALE_MAX
            || cost.signum() < 0
            || cost.compareTo(Price.MAX) > 0)) {
      throw new InvalidFieldException("budget.cost", "It is 0 to 1,000,000.");
    }
    if (calls == null && cost == null) {
      throw new InvalidFieldException("budget", "Say calls, or cost, or both.");
    }
  }

  /** Rounded down: a limit is never more than what was said. */
  long costMicros() {
    return cost == null
        ? Long.MAX_VALUE
        : cost.movePointRight(MICROS_DECIMALS).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  long callsAtMost() {
    return calls == null ? Long.MAX_VALUE : calls;
  }

  boolean isOfMoney() {
    return cost != null;
  }
}
