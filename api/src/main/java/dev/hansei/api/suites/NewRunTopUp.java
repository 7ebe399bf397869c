package dev.hansei.api.suites;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.suites.RunLimits;
import dev.hansei.workflows.suites.Spend;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * More for one run to spend.
 *
 * @param calls added to the limit of model calls
 * @param tokens added to the limit of tokens
 * @param cost added to the limit of money, in the currency of the price list
 */
public record NewRunTopUp(@Nullable Long calls, @Nullable Long tokens, @Nullable BigDecimal cost) {
  public NewRunTopUp {
    RunMoney.calls("calls", calls);
    RunMoney.tokens("tokens", tokens);
    RunMoney.cost("cost", cost);
    if (spend(calls, tokens, cost).equals(Spend.NONE)) {
      throw new InvalidFieldException(
          "calls", "Say how many calls, tokens, or how much money to add, such as 500 calls.");
    }
  }

  private static Spend spend(
      @Nullable Long calls, @Nullable Long tokens, @Nullable BigDecimal cost) {
    return new Spend(
        Objects.requireNonNullElse(calls, 0L),
        Objects.requireNonNullElse(tokens, 0L),
        Objects.requireNonNullElse(RunMoney.micros(cost), 0L));
  }

  /**
   * What is added.
   *
   * @throws InvalidFieldException for what has no limit, which a top-up does not make
   */
  Spend more(RunLimits limits) {
    Spend more = spend(calls, tokens, cost);
    requireLimit("calls", more.calls(), limits.calls().isPresent());
    requireLimit("tokens", more.tokens(), limits.tokens().isPresent());
    requireLimit("cost", more.micros(), limits.micros().isPresent());
    return more;
  }

  private static void requireLimit(String field, long added, boolean isLimited) {
    if (added > 0 && !isLimited) {
      throw new InvalidFieldException(
          field, "The run's budget does not limit this; add to what it limits.");
    }
  }
}
