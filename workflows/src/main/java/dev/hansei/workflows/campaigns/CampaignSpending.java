package dev.hansei.workflows.campaigns;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's budget at one moment. Reserved and paid calls never exceed the limit together.
 *
 * @param limitCalls with all that was topped up
 * @param reservedCalls held for steps that have begun and are not settled
 * @param paidCalls answers that were paid and are in the journal
 * @param journalCalls answers that were there already and cost nothing
 * @param limitUsdMicros 0 for no limit
 * @param paidUsdMicros by the price lists, else as far as providers told a price
 * @param reservedUsdMicros held for steps that have begun; absent for none, and in histories from
 *     before money was reserved
 */
public record CampaignSpending(
    long limitCalls,
    long reservedCalls,
    long paidCalls,
    long journalCalls,
    long limitUsdMicros,
    long paidUsdMicros,
    @Nullable Long reservedUsdMicros) {
  @JsonCreator
  public CampaignSpending {
    if (limitCalls < 0
        || reservedCalls < 0
        || paidCalls < 0
        || journalCalls < 0
        || limitUsdMicros < 0
        || paidUsdMicros < 0
        || (reservedUsdMicros != null && reservedUsdMicros < 0)) {
      throw new IllegalArgumentException("a budget has no negative numbers");
    }
  }

  /** Without money held. */
  public CampaignSpending(
      long limitCalls,
      long reservedCalls,
      long paidCalls,
      long journalCalls,
      long limitUsdMicros,
      long paidUsdMicros) {
    this(limitCalls, reservedCalls, paidCalls, journalCalls, limitUsdMicros, paidUsdMicros, null);
  }

  /** Nothing spent of a budget. */
  public static CampaignSpending of(CampaignBudget budget) {
    return new CampaignSpending(budget.calls(), 0, 0, 0, budget.usdMicros(), 0);
  }

  /** Calls that a further step may reserve. */
  public long freeCalls() {
    return Math.max(0, limitCalls - reservedCalls - paidCalls);
  }

  /** Calls that are missing for a step of that size; 0 when it fits. */
  public long missingCalls(long calls) {
    return Math.max(0, calls - freeCalls());
  }

  /** Millionths of a dollar held for steps that have begun. */
  public long heldUsdMicros() {
    return reservedUsdMicros == null ? 0 : reservedUsdMicros;
  }

  /** Millionths of a dollar that are missing for a step; 0 when it fits, or nothing limits it. */
  public long missingUsdMicros(long usdMicros) {
    return limitUsdMicros == 0
        ? 0
        : Math.max(0, usdMicros + heldUsdMicros() + paidUsdMicros - limitUsdMicros);
  }

  /** Whether the limit of money, where there is one, is used up. */
  public boolean isMoneyUsedUp() {
    return limitUsdMicros > 0 && paidUsdMicros >= limitUsdMicros;
  }
}
