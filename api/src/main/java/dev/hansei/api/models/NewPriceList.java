package dev.hansei.api.models;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.models.SavedPriceList;
import dev.hansei.workflows.models.PriceList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole price list to be saved.
 *
 * @param currency three capital letters (ISO 4217)
 * @param prices at most 500; none takes all prices away
 * @param note where they were read
 * @param basedOn the number that they change: 409 where another is in force by now
 */
public record NewPriceList(
    String currency,
    @Nullable List<NewPrice> prices,
    @Nullable String note,
    @Nullable Integer basedOn) {
  public NewPriceList {
    Rules.needed("currency", currency);
    prices = Rules.listOrEmpty("prices", prices, PriceList.PRICES_MAX);
    Rules.textOrEmpty("note", note, SavedPriceList.NOTE_CHARS_MAX);
    try {
      var _ = new PriceList(1, currency, prices.stream().map(NewPrice::price).toList());
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(
          currency.matches("[A-Z]{3}") ? "prices" : "currency", String.valueOf(e.getMessage()));
    }
  }

  PriceLists.NewPriceList wanted() {
    return new PriceLists.NewPriceList(
        currency,
        prices == null ? List.of() : prices.stream().map(NewPrice::price).toList(),
        note == null ? "" : note,
        Optional.ofNullable(basedOn));
  }
}
