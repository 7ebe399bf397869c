package dev.hansei.workflows.campaigns;

import java.util.Objects;

/**
 * More to spend.
 *
 * @param calls added to the limit of calls, 0 to {@link CampaignBudget#CALLS_MAX}
 * @param usdMicros added to the limit of money where there is one
 */
public record TopUp(CampaignOrder order, long calls, long usdMicros) {
  public TopUp {
    Objects.requireNonNull(order, "order is null");
    if (calls < 0 || calls > CampaignBudget.CALLS_MAX) {
      throw new IllegalArgumentException("calls is 0 to 10,000,000: " + calls);
    }
    if (usdMicros < 0 || usdMicros > CampaignBudget.USD_MICROS_MAX) {
      throw new IllegalArgumentException("usdMicros is 0 to a million dollars: " + usdMicros);
    }
    if (calls + usdMicros == 0) {
      throw new IllegalArgumentException("a top-up adds something");
    }
  }
}
