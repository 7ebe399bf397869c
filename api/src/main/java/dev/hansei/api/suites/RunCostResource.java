package dev.hansei.api.suites;

import dev.hansei.api.models.CostResource;
import dev.hansei.infra.registry.models.PaidByModel;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Pricing;
import java.util.List;

/**
 * What a run cost, as the API shows it.
 *
 * @param priceList number of the list that was in force when it was planned; 0 for none
 * @param all of all its items, whatever came from the journal
 * @param paid what of it this run has paid
 * @param models what it paid, for each model that it asked
 */
public record RunCostResource(
    int priceList, CostResource all, CostResource paid, List<ModelCost> models) {
  public RunCostResource {
    models = List.copyOf(models);
  }

  /** One model's share: calls that were paid, the tokens of them, and what they cost. */
  public record ModelCost(
      String model,
      long calls,
      long inputTokens,
      long cachedTokens,
      long outputTokens,
      CostResource cost) {
    static ModelCost of(PaidByModel paid, Pricing pricing) {
      return new ModelCost(
          paid.model().value(),
          paid.calls(),
          paid.usage().inputTokens(),
          paid.usage().cachedTokens(),
          paid.usage().outputTokens(),
          CostResource.of(paid.cost(pricing), "call"));
    }
  }

  static RunCostResource of(Cost all, List<PaidByModel> paid, Pricing pricing) {
    return new RunCostResource(
        pricing.number(),
        CostResource.of(all, "item"),
        CostResource.of(PaidByModel.cost(paid, pricing), "call"),
        paid.stream().map(each -> ModelCost.of(each, pricing)).toList());
  }
}
