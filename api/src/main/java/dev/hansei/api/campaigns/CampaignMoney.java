package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.PlannedCases;
import dev.hansei.api.pages.Costs;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.campaigns.CampaignCosts;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignPolicy;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecast.Money;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cycle of a campaign would cost, by the figures that its steps are reserved by. */
@Singleton
final class CampaignMoney {
  private final Datasets datasets;
  private final Judges judges;
  private final PriceLists prices;
  private final RunForecasts forecasts;
  private final Ids ids;

  CampaignMoney(
      Datasets datasets, Judges judges, PriceLists prices, RunForecasts forecasts, Ids ids) {
    this.datasets = datasets;
    this.judges = judges;
    this.prices = prices;
    this.forecasts = forecasts;
    this.ids = ids;
  }

  /**
   * The cost of a cycle.
   *
   * @param cost empty where it is not known
   * @param words always
   */
  record Reckoned(Optional<Money> cost, String currency, String words) {
    /** The upper end in millionths of a dollar, where it is known and in dollars. */
    Optional<Long> usdMicros() {
      return cost.filter(it -> it.high() == 0 || currency.equals(CampaignCosts.CURRENCY))
          .map(Money::high);
    }
  }

  Reckoned of(CampaignPlan plan, Optional<PromptVersionId> live, PlannedCases expected) {
    Pricing pricing = prices.now(plan.projectId());
    List<String> unpriced = new ArrayList<>();
    Optional<Money> sum = Optional.of(Money.NONE);
    for (Part part : parts(plan, live, expected, pricing)) {
      if (part.cost().isEmpty()) {
        unpriced.add(part.what());
      }
      sum = sum.flatMap(money -> part.cost().map(money::plus));
    }
    String words =
        sum.isEmpty() && plan.answerer() instanceof Answerer.ByApplication
            ? "unknown: the application does not tell what an answer costs it"
            : words(sum, pricing, unpriced);
    return new Reckoned(sum, pricing.currency(), words);
  }

  private record Part(String what, Optional<Money> cost) {}

  private List<Part> parts(
      CampaignPlan plan, Optional<PromptVersionId> live, PlannedCases expected, Pricing pricing) {
    List<Part> parts = new ArrayList<>();
    plan.cases()
        .ifPresent(made -> {
          long calls = CampaignPolicy.callsToGenerate(expected.sources());
          parts.add(
              new Part(
                  made.model().value(), CampaignCosts.ofGenerating(pricing, made.model(), calls)));
        });
    Stream.concat(live.stream(), plan.candidates().stream())
        .forEach(version -> parts.add(run(plan, version, expected)));
    plan.certificate().ifPresent(wanted -> parts.add(measured(plan, wanted, pricing)));
    return parts;
  }

  private Part run(CampaignPlan plan, PromptVersionId version, PlannedCases expected) {
    String who =
        switch (plan.answerer()) {
          case Answerer.ByModel(var model) -> model.value();
          case Answerer.ByApplication(String url, _, _) -> url;
        };
    if (isFree(plan)) {
      return new Part(who, Optional.of(Money.NONE));
    }
    Optional<DatasetVersion> published =
        datasets.latest(plan.projectId(), plan.examination().datasetId());
    if (published.isEmpty()) {
      return new Part("texts that are no dataset version yet", Optional.empty());
    }
    RunForecast forecast = forecast(plan, version, published.get());
    return new Part(
        who, forecast.cost().map(money -> scaled(money, expected.most(), forecast.cases())));
  }

  private static boolean isFree(CampaignPlan plan) {
    return plan.examination().judges() == 0
        && plan.answerer() instanceof Answerer.ByModel(var model)
        && model.isFree();
  }

  private RunForecast forecast(
      CampaignPlan plan, PromptVersionId version, DatasetVersion published) {
    return forecasts.of(
        new RunSuiteInput(
            plan.projectId(),
            new RunId(ids.next()),
            plan.examination().suiteId(),
            published.id(),
            plan.answerer().target(version),
            plan.examination().repeats(),
            new Actor.ByPerson(plan.startedBy())));
  }

  /** Cases to come are taken for as long as those that are there. */
  private static Money scaled(Money money, long expected, long cases) {
    return new Money(
        Math.floorDiv(Math.multiplyExact(money.low(), expected), cases),
        Math.ceilDiv(Math.multiplyExact(money.high(), expected), cases));
  }

  private Part measured(CampaignPlan plan, CampaignPlan.Certificate wanted, Pricing pricing) {
    ProjectId project = plan.projectId();
    long calls =
        CampaignPolicy.callsToMeasure(
            wanted, plan.labels().map(CampaignPlan.Labels::sample).orElse(0));
    return switch (wanted.subject()) {
      case CalibrateInput.Subject.Learn _, CalibrateInput.Subject.Anchors _ ->
          new Part("", Optional.of(Money.NONE));
      case CalibrateInput.Subject.Existing(var id) ->
          judges
              .find(project, id)
              .map(judge ->
                  new Part(
                      judge.model().value(),
                      CampaignCosts.ofMeasuring(pricing, judge.model(), calls)))
              .orElseGet(() -> new Part("its judge", Optional.empty()));
    };
  }

  private static String words(Optional<Money> sum, Pricing pricing, List<String> unpriced) {
    if (sum.isPresent()) {
      Money money = sum.get();
      return money.high() == 0
          ? "nothing: it is free, or in the journal already"
          : "%s a cycle, by price list %d and the lengths of texts"
              .formatted(
                  Costs.range(money.low(), money.high(), pricing.currency()), pricing.number());
    }
    return "unknown: no price is known of %s; `hansei models prices set` enters prices of models"
        .formatted(String.join(", ", unpriced.stream().distinct().toList()));
  }
}
