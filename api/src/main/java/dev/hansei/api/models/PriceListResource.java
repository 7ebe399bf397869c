package dev.hansei.api.models;

import dev.hansei.infra.registry.models.SavedPriceList;
import dev.hansei.workflows.models.Price;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A price list, as the API shows it.
 *
 * @param number 0 where the project has none yet: then no price is known
 * @param prices per million tokens
 * @param sha256 of currency and prices; empty where there are none
 */
public record PriceListResource(
    int number,
    String currency,
    List<Price> prices,
    String note,
    String sha256,
    Optional<String> savedBy,
    Optional<Instant> savedAt) {
  /** No price is known. */
  static final PriceListResource NONE =
      new PriceListResource(0, "", List.of(), "", "", Optional.empty(), Optional.empty());

  public PriceListResource {
    prices = List.copyOf(prices);
  }

  static PriceListResource from(SavedPriceList saved) {
    return new PriceListResource(
        saved.list().number(),
        saved.list().currency(),
        saved.list().prices(),
        saved.note(),
        saved.content().hex(),
        Optional.of(saved.savedBy()),
        Optional.of(saved.savedAt()));
  }
}
