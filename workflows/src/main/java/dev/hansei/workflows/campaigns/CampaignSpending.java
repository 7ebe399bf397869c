package dev.hansei.workflows.campaigns;

/**
 * A campaign's budget at one moment. Reserved and paid calls never exceed the limit together.
 *
 * @param limitCalls with all that was topped up
 * @param reservedCalls held for steps that have begun and are not settled
 * @param paidCalls answers that were paid and are in the journal
 * @param journalCalls answers that were there already and cost nothing
 * @param limitUsdMicros 0 for no limit
 * @param paidUsdMicros as far as providers told a price
 */
public record CampaignSpending(
    long limitCalls,
    long reservedCalls,
    long paidCalls,
    long journalCalls,
    long limitUsdMicros,
    long paidUsdMicros) {
  public CampaignSpending {
    if (limitCalls < 0
        || reservedCalls < 0
        || paidCalls < 0
        || journalCalls < 0
        || limitUsdMicros < 0
        || paidUsdMicros < 0) {
      throw new IllegalArgumentException("a budget has no negative numbers");
    }
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

  /** Whether the limit of money, where there is one, is used up. */
  public boolean isMoneyUsedUp() {
    return limitUsdMicros > 0 && paidUsdMicros >= limitUsdMicros;
  }
}
