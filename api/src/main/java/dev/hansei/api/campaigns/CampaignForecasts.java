package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.Effect;
import dev.hansei.api.campaigns.PlanResource.PlannedCases;
import dev.hansei.api.campaigns.PlanResource.PlannedLabels;
import dev.hansei.api.campaigns.PlanResource.PlannedStep;
import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.campaigns.Answerer;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.Suite;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Says what a plan would do and cost. Reads, and spends nothing. */
@Singleton
final class CampaignForecasts {
  private final Prompts prompts;
  private final StagePointers pointers;
  private final Suites suites;
  private final Datasets datasets;
  private final Cases cases;
  private final Failures failures;
  private final Gates gates;
  private final CampaignPast past;
  private final CampaignMoney money;

  CampaignForecasts(
      Prompts prompts,
      StagePointers pointers,
      Suites suites,
      Datasets datasets,
      Cases cases,
      Failures failures,
      Gates gates,
      CampaignPast past,
      CampaignMoney money) {
    this.prompts = prompts;
    this.pointers = pointers;
    this.suites = suites;
    this.datasets = datasets;
    this.cases = cases;
    this.failures = failures;
    this.gates = gates;
    this.past = past;
    this.money = money;
  }

  /** The forecast, as things stand now. */
  PlanResource of(CampaignPlan plan) {
    ProjectId project = plan.projectId();
    Suite suite = suites.require(project, plan.examination().suiteId());
    Optional<PromptVersionId> live =
        pointers.live(project, plan.promptId(), plan.stage()).map(StagePointer::version);
    PlannedCases expected = expected(plan);
    List<PlannedStep> steps = PlannedSteps.of(plan, live.isPresent(), expected);
    long calls = steps.stream().mapToLong(PlannedStep::calls).sum();
    List<Effect> effects = effects(plan, suite, expected);
    CampaignMoney.Reckoned reckoned = money.of(plan, live, expected);
    return new PlanResource(
        plan.name(),
        prompts.require(project, plan.promptId()).name().value(),
        plan.stage().word(),
        live.map(version -> number(project, version)),
        plan.candidates().stream().map(version -> number(project, version)).toList(),
        answeredBy(plan),
        "%s no. %d".formatted(suite.name(), suite.number()),
        datasets.require(project, suite.datasetId()).name(),
        plan.gate().map(gate -> gates.require(project, gate)).map(gate -> gate.name()),
        steps,
        expected,
        labels(plan, live, expected),
        calls,
        plan.rhythm().cycles(),
        Math.multiplyExact(calls, plan.rhythm().cycles()),
        plan.budget().calls(),
        Math.max(0, calls - plan.budget().calls()),
        reckoned.usdMicros(),
        reckoned.words(),
        past.secondsFor(project, plan.answerer(), items(plan, live, expected)),
        effects,
        CampaignWarnings.of(plan, expected, calls, reckoned));
  }

  private int number(ProjectId project, PromptVersionId version) {
    return prompts.version(project, version).map(PromptVersion::number).orElse(0);
  }

  private PlannedCases expected(CampaignPlan plan) {
    ProjectId project = plan.projectId();
    long now = cases.counts(project, plan.examination().datasetId()).finals();
    long sources =
        plan.cases()
            .map(wanted ->
                (long) wanted.documents().size() * wanted.questionsPerDocument()
                    + (wanted.fromFailures() ? failures.countWithoutCase(project) : 0))
            .orElse(0L);
    boolean isFinal = plan.cases().filter(CampaignPlan.Cases::finalise).isPresent();
    return new PlannedCases(now, sources, now + (isFinal ? sources : 0));
  }

  private static String answeredBy(CampaignPlan plan) {
    return switch (plan.answerer()) {
      case Answerer.ByModel(var model) -> model.value();
      case Answerer.ByApplication(String url, _, _) -> url;
    };
  }

  private static Optional<PlannedLabels> labels(
      CampaignPlan plan, Optional<PromptVersionId> live, PlannedCases expected) {
    return plan.labels()
        .map(wanted -> {
          long answers = Math.min(wanted.sample(), items(plan, live, expected));
          return new PlannedLabels(
              answers,
              wanted.reviewers(),
              answers * wanted.reviewers(),
              wanted.patience(),
              Names.slug(wanted.fallback()));
        });
  }

  private static long items(
      CampaignPlan plan, Optional<PromptVersionId> live, PlannedCases expected) {
    long versions = (long) plan.candidates().size() + (live.isPresent() ? 1 : 0);
    return versions * expected.most() * plan.examination().repeats();
  }

  private List<Effect> effects(CampaignPlan plan, Suite suite, PlannedCases expected) {
    int units = (int) Math.min(Integer.MAX_VALUE, expected.most());
    return units == 0
        ? List.of()
        : plan.gate()
            .map(gate -> gates.require(plan.projectId(), gate))
            .map(gate -> past.effects(plan.projectId(), suite.id(), gate, units))
            .orElse(List.of());
  }
}
