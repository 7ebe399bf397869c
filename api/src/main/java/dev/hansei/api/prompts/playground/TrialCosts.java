package dev.hansei.api.prompts.playground;

import dev.hansei.api.pages.Costs;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.TokenRange;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/** What trials may cost at worst, as far as the project's price list knows the models. */
@Singleton
final class TrialCosts {
  private final PriceLists prices;

  TrialCosts(PriceLists prices) {
    this.prices = prices;
  }

  /**
   * The prices that hold now.
   *
   * @throws ApiException 422 over-cost where all columns together may cost more than a trial may
   */
  Pricing require(ProjectId project, List<TrialColumn> columns) {
    Pricing pricing = prices.now(project);
    long worst =
        columns.stream()
            .flatMap(column -> column.request().stream())
            .mapToLong(request -> worst(pricing, request))
            .sum();
    if (worst > PlaygroundLimits.COST_MICROS_MAX) {
      throw ApiProblem.refused(
              "over-cost",
              "These columns may cost up to %s, and a trial at most %s. Take fewer, or allow fewer tokens."
                  .formatted(
                      Costs.money(worst, pricing.currency()),
                      Costs.money(PlaygroundLimits.COST_MICROS_MAX, pricing.currency())))
          .raise();
    }
    return pricing;
  }

  private static long worst(Pricing pricing, ModelRequest request) {
    if (request.model().isFree()) {
      return 0;
    }
    Integer most = request.settings().maxTokens();
    long output = most == null ? PlaygroundLimits.OUTPUT_TOKENS_MAX : most;
    return pricing
        .priceOf(request.model())
        .map(price -> price.micros(new Usage(read(request), output, 0)))
        .orElse(0L);
  }

  private static long read(ModelRequest request) {
    TokenRange read = TokenRange.of(request.outputSchema());
    for (var message : request.messages()) {
      read = read.plus(TokenRange.of(message.content()));
    }
    for (Tool tool : request.toolsOrNone()) {
      read = read.plus(TokenRange.of(tool.name() + tool.description() + tool.parameters()));
    }
    return read.high();
  }
}
