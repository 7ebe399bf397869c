package dev.hansei.activities.campaigns;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToReserve;
import dev.hansei.workflows.campaigns.CampaignCosts;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunForecast.Money;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * How much money a step is to hold back: the upper end of what it may cost by the price list in
 * force, in millionths of a dollar. Empty where no price is known; then money cannot be held back,
 * and the step is judged by what was paid before it.
 */
@Singleton
final class StepMoney {
  private final Campaigns campaigns;
  private final Datasets datasets;
  private final Judges judges;
  private final PriceLists prices;
  private final RunForecasts forecasts;

  StepMoney(
      Campaigns campaigns,
      Datasets datasets,
      Judges judges,
      PriceLists prices,
      RunForecasts forecasts) {
    this.campaigns = campaigns;
    this.datasets = datasets;
    this.judges = judges;
    this.prices = prices;
    this.forecasts = forecasts;
  }

  /** Reads only, so it may be repeated; 0 for a step that asks no model. */
  Optional<Long> of(StepToReserve wanted) {
    CampaignRef ref = wanted.step().campaign();
    CampaignPlan plan =
        campaigns
            .find(ref.projectId(), ref.campaignId())
            .orElseThrow(() -> RegistryException.notFound("campaign", ref.campaignId()))
            .plan();
    if (wanted.calls() == 0 || plan.budget().usdMicros() == 0) {
      return Optional.of(0L);
    }
    Pricing pricing = prices.now(plan.projectId());
    return cost(plan, wanted, pricing)
        // What costs nothing costs nothing in every currency.
        .filter(money -> money.high() == 0 || pricing.currency().equals(CampaignCosts.CURRENCY))
        .map(Money::high);
  }

  private Optional<Money> cost(CampaignPlan plan, StepToReserve wanted, Pricing pricing) {
    return switch (wanted.step().step()) {
      case CampaignStep.Generate _ ->
          plan.cases()
              .flatMap(made -> CampaignCosts.ofGenerating(pricing, made.model(), wanted.calls()));
      case CampaignStep.Baseline(var version) -> run(plan, wanted, version);
      case CampaignStep.Candidate(int _, var version) -> run(plan, wanted, version);
      case CampaignStep.MeasureJudge _ ->
          plan.certificate()
              .flatMap(certificate -> measured(plan.projectId(), certificate, wanted, pricing));
      case CampaignStep.Collect _,
          CampaignStep.Publish _,
          CampaignStep.AskForLabels _,
          CampaignStep.AskGate _,
          CampaignStep.Learn _,
          CampaignStep.AskPeople _ ->
          Optional.of(Money.NONE);
    };
  }

  /** The cycle has just published the version that is asked. */
  private Optional<Money> run(CampaignPlan plan, StepToReserve wanted, PromptVersionId version) {
    ProjectId project = plan.projectId();
    return datasets
        .latest(project, plan.examination().datasetId())
        .flatMap(published ->
            forecasts
                .of(
                    new RunSuiteInput(
                        project,
                        new RunId(wanted.subject().orElseThrow()),
                        plan.examination().suiteId(),
                        published.id(),
                        plan.answerer().target(version),
                        plan.examination().repeats(),
                        new Actor.ByPerson(plan.startedBy())))
                .cost());
  }

  private Optional<Money> measured(
      ProjectId project,
      CampaignPlan.Certificate certificate,
      StepToReserve wanted,
      Pricing pricing) {
    return switch (certificate.subject()) {
      case CalibrateInput.Subject.Learn _, CalibrateInput.Subject.Anchors _ ->
          Optional.of(Money.NONE);
      case CalibrateInput.Subject.Existing(var id) ->
          judges
              .find(project, id)
              .flatMap(judge -> CampaignCosts.ofMeasuring(pricing, judge.model(), wanted.calls()));
    };
  }
}
