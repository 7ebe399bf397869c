package dev.hansei.api.suites;

import dev.hansei.api.pages.Costs;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A run's budget at one moment. Of what has no limit {@code limit} and {@code left} are absent.
 *
 * @param state out-of-budget while the run waits for a top-up
 * @param currency of money; empty without a price list
 * @param words the same for people, one sentence a limit
 */
public record RunBudgetResource(
    UUID run,
    RunState state,
    Figure calls,
    Figure tokens,
    Money money,
    String currency,
    List<String> words) {
  public RunBudgetResource {
    words = List.copyOf(words);
  }

  /**
   * Of calls, or of tokens.
   *
   * @param limit with all that was topped up
   * @param paid by what the journal holds
   * @param held back for calls that are open, or may be made by chunks that run
   * @param left of the limit, beside what is paid and held
   */
  public record Figure(Optional<Long> limit, long paid, long held, Optional<Long> left) {}

  /** Of money; paid is as far as a price and the tokens are known. */
  public record Money(
      Optional<BigDecimal> limit, BigDecimal paid, BigDecimal held, Optional<BigDecimal> left) {}

  static RunBudgetResource of(UUID run, RunState state, RunSpending now, String currency) {
    var limits = now.limits();
    var left = now.left();
    return new RunBudgetResource(
        run,
        state,
        new Figure(limits.calls(), now.paid().calls(), now.held().calls(), left.calls()),
        new Figure(limits.tokens(), now.paid().tokens(), now.held().tokens(), left.tokens()),
        new Money(
            limits.micros().map(Costs::amount),
            Costs.amount(now.paid().micros()),
            Costs.amount(now.held().micros()),
            left.micros().map(Costs::amount)),
        currency,
        RunBudgetWords.lines(now, currency));
  }
}
