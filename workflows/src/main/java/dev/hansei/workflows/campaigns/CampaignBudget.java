package dev.hansei.workflows.campaigns;

/**
 * What a campaign may spend.
 *
 * @param calls model calls, 1 to {@link #CALLS_MAX}; what comes from the journal is free
 * @param usdMicros millionths of a US dollar; 0 for no limit. What a step may cost by the price
 *     list is held back before it begins; where a price is not known, this holds back the step
 *     after the one that went over it
 */
public record CampaignBudget(long calls, long usdMicros) {
  /** A typing error beyond this; top a campaign up instead. */
  public static final long CALLS_MAX = 10_000_000;

  /** A million dollars. */
  public static final long USD_MICROS_MAX = 1_000_000_000_000L;

  public CampaignBudget {
    if (calls < 1 || calls > CALLS_MAX) {
      throw new IllegalArgumentException("calls is 1 to 10,000,000: " + calls);
    }
    if (usdMicros < 0 || usdMicros > USD_MICROS_MAX) {
      throw new IllegalArgumentException("usdMicros is 0 to a million dollars: " + usdMicros);
    }
  }
}
