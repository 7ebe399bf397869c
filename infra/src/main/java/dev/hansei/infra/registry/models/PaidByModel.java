package dev.hansei.infra.registry.models;

import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Usage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a payer has paid of one model.
 *
 * @param calls how many
 * @param silent how many of them came without a count of tokens
 * @param outputMax the most tokens that one of them wrote
 */
public record PaidByModel(ModelName model, long calls, long silent, long outputMax, Usage usage) {
  public PaidByModel {
    Objects.requireNonNull(model, "model is null");
    if (calls < 1 || silent < 0 || silent > calls || outputMax < 0) {
      throw new IllegalArgumentException("there are calls, and those without tokens among them");
    }
    Objects.requireNonNull(usage, "usage is null");
  }

  /** Calls of which the tokens are known. */
  public long counted() {
    return calls - silent;
  }

  /** What they cost; those without a price or without tokens count as unknown. */
  public Cost cost(Pricing pricing) {
    if (model.isFree()) {
      return new Cost(pricing.currency(), 0, 0);
    }
    Optional<Price> price = pricing.priceOf(model);
    return price.isEmpty()
        ? new Cost(pricing.currency(), 0, calls)
        : new Cost(pricing.currency(), price.get().micros(usage), silent);
  }

  /** What calls of several models cost together. */
  public static Cost cost(List<PaidByModel> paid, Pricing pricing) {
    long micros = 0;
    long unknown = 0;
    for (PaidByModel each : paid) {
      Cost cost = each.cost(pricing);
      micros += cost.micros();
      unknown += cost.unknown();
    }
    return new Cost(pricing.currency(), micros, unknown);
  }
}
