package dev.hansei.api.models;

import dev.hansei.api.pages.Costs;
import dev.hansei.workflows.models.Cost;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What something cost, as the API shows it.
 *
 * @param currency three letters; empty where there is no price list
 * @param amount the known part; absent where nothing of it is known, never 0 for that
 * @param unknown how many items or calls have no known cost and are not in it
 * @param words the same in words
 */
public record CostResource(
    String currency, Optional<BigDecimal> amount, long unknown, String words) {
  /** Such as of a run's items: {@code noun} is what has a cost. */
  public static CostResource of(Cost cost, String noun) {
    boolean nothingKnown = cost.micros() == 0 && !cost.isKnown();
    return new CostResource(
        cost.currency(),
        nothingKnown ? Optional.empty() : Optional.of(Costs.amount(cost.micros())),
        cost.unknown(),
        Costs.words(cost, noun));
  }
}
