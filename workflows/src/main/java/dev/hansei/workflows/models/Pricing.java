package dev.hansei.workflows.models;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What calls are reckoned by: the price list that was in force when they were planned, and that
 * day. Without a list only models of this process have a known cost, which is nothing.
 */
public record Pricing(Optional<PriceList> list, LocalDate day) {
  public Pricing {
    Objects.requireNonNull(list, "list is null");
    Objects.requireNonNull(day, "day is null");
  }

  /** The list's currency; empty without a list. */
  public String currency() {
    return list.map(PriceList::currency).orElse("");
  }

  /** The list's number; 0 without a list. */
  public int number() {
    return list.map(PriceList::number).orElse(0);
  }

  /**
   * What a call cost, in millionths of the currency; empty where no price is known, or the provider
   * did not say how many tokens it took. Never 0 for want of knowledge.
   */
  public Optional<Long> micros(ModelName model, Usage usage) {
    if (model.isFree()) {
      return Optional.of(0L);
    }
    if (usage.inputTokens() == 0 && usage.outputTokens() == 0) {
      return Optional.empty();
    }
    return priceOf(model).map(price -> price.micros(usage));
  }

  /** The price of a model; empty where none is known. */
  public Optional<Price> priceOf(ModelName model) {
    return list.flatMap(prices -> prices.of(model, day));
  }
}
