package dev.hansei.workflows.models;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One version of a project's prices. Immutable: a change makes the next number, and what was
 * planned by an earlier one is reckoned by it for ever. One currency a list, so that sums and
 * budgets have one.
 *
 * @param number counts from 1 within the project
 * @param currency three capital letters (ISO 4217), such as {@code USD}
 */
public record PriceList(int number, String currency, List<Price> prices) {
  /** More models than anybody compares; keeps a list within one row. */
  public static final int PRICES_MAX = 500;

  public PriceList {
    if (number < 1) {
      throw new IllegalArgumentException("price lists count from 1: " + number);
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "a currency is three capital letters, such as USD: '%s'".formatted(currency));
    }
    prices = List.copyOf(prices);
    if (prices.size() > PRICES_MAX) {
      throw new IllegalArgumentException("a price list has at most 500 prices");
    }
    var seen = new HashSet<String>();
    for (Price price : prices) {
      if (!seen.add(price.model() + " " + price.validFrom())) {
        throw new IllegalArgumentException(
            "'%s' has two prices from %s; keep one".formatted(price.model(), price.validFrom()));
      }
    }
  }

  /**
   * The price of a model on a day: of those that hold by then the one that names the model most
   * exactly, and of these the latest.
   */
  public Optional<Price> of(ModelName model, LocalDate day) {
    return prices.stream()
        .filter(price -> price.isOf(model) && !price.validFrom().isAfter(day))
        .max(Comparator.comparingInt(Price::exactness).thenComparing(Price::validFrom));
  }
}
