package dev.hansei.api.campaigns;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.campaigns.CampaignBudget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * More to spend.
 *
 * @param calls added to the limit of model calls
 * @param usd added to the limit of money, where there is one
 */
public record NewTopUp(@Nullable Long calls, @Nullable BigDecimal usd) {
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  public NewTopUp {
    long wanted = calls == null ? 0 : calls;
    if (wanted < 0 || wanted > CampaignBudget.CALLS_MAX) {
      throw new InvalidFieldException("calls", "It is 1 to 10,000,000.");
    }
    if (usd != null && (usd.signum() != 0 && !NewCampaign.NewBudget.isUsd(usd))) {
      throw new InvalidFieldException("usd", "It is above 0 and at most 1,000,000.");
    }
    if (wanted == 0 && (usd == null || usd.signum() == 0)) {
      throw new InvalidFieldException("calls", "Say how many calls to add, such as 500.");
    }
  }

  long callsOrNone() {
    return calls == null ? 0 : calls;
  }

  long usdMicros() {
    return usd == null
        ? 0
        : usd.multiply(MICROS).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
