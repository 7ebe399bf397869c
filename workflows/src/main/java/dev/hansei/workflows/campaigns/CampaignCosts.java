package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.RunForecast.Money;
import java.util.Optional;

/**
 * What the steps of a campaign may cost that are no runs. Their texts do not exist before they
 * begin, so tokens are assumed. Pure.
 */
public final class CampaignCosts {
  /** The currency of campaigns' budgets. */
  public static final String CURRENCY = "USD";

  /** A question is made from a passage or a failure with a handful of passages around it. */
  private static final TokenRange PASSAGES = new TokenRange(300, 4_000);

  /** A question with its answer, or what the check says of it. */
  private static final TokenRange QUESTION = new TokenRange(30, 600);

  /** A rubric with a question and an answer. */
  private static final TokenRange ANSWER = new TokenRange(250, 3_000);

  /** A verdict with its reason. */
  private static final TokenRange VERDICT = new TokenRange(20, 300);

  private CampaignCosts() {}

  /** So many calls that make and check cases; empty where the model has no price. */
  public static Optional<Money> ofGenerating(Pricing pricing, ModelName model, long calls) {
    return cost(pricing, model, PASSAGES.times(calls), QUESTION.times(calls));
  }

  /** So many calls that measure a judge; empty where its model has no price. */
  public static Optional<Money> ofMeasuring(Pricing pricing, ModelName model, long calls) {
    return cost(pricing, model, ANSWER.times(calls), VERDICT.times(calls));
  }

  private static Optional<Money> cost(
      Pricing pricing, ModelName model, TokenRange input, TokenRange output) {
    if (model.isFree() || input.high() == 0) {
      return Optional.of(Money.NONE);
    }
    return pricing
        .priceOf(model)
        .map(price ->
            new Money(
                micros(price, input.low(), output.low()),
                micros(price, input.high(), output.high())));
  }

  private static long micros(Price price, long input, long output) {
    return price.micros(new Usage(input, output, 0));
  }
}
