package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.Spend;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run may pay at most. At the limit it waits for a top-up.
 *
 * @param calls model calls to be paid
 * @param tokens in and out of those
 * @param cost in the currency of the price list
 * @param pauseAtLimit whether it begins although its plan may pay more; else it is not begun then
 */
public record NewRunBudget(
    @Nullable Long calls,
    @Nullable Long tokens,
    @Nullable BigDecimal cost,
    @Nullable Boolean pauseAtLimit) {
  public NewRunBudget {
    RunMoney.calls("budget.calls", calls);
    RunMoney.tokens("budget.tokens", tokens);
    RunMoney.cost("budget.cost", cost);
    if (calls == null && tokens == null && cost == null) {
      throw new InvalidFieldException("budget", "Say calls, tokens or cost, or several of them.");
    }
  }

  /**
   * The budget of the run.
   *
   * @param item what one item may take by the plan
   */
  RunBudget budget(Spend item) {
    return new RunBudget(calls, tokens, RunMoney.micros(cost), item);
  }

  boolean isOfMoney() {
    return cost != null;
  }

  /** Whether a plan that may pay more is begun all the same. */
  boolean pauses() {
    return Objects.requireNonNullElse(pauseAtLimit, false);
  }
}
