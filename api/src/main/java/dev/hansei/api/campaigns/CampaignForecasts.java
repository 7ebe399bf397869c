package dev.hansei.api.campaigns;

import dev.hansei.api.campaigns.PlanResource.Effect;
import dev.hansei.api.campaigns.PlanResource.PlannedCases;
import dev.hansei.api.campaigns.PlanResource.PlannedStep;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignPolicy;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.suites.Suite;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a plan would do and cost. Reads, and spends nothing. */
@Singleton
final class CampaignForecasts {
  /** Models in this process and outputs recorded elsewhere. */
  private static final List<String> FREE = List.of("builtin", "recorded");

  private final Prompts prompts;
  private final StagePointers pointers;
  private final Suites suites;
  private final Datasets datasets;
  private final Cases cases;
  private final Failures failures;
  private final Gates gates;
  private final CampaignPast past;

  CampaignForecasts(
      Prompts prompts,
      StagePointers pointers,
      Suites suites,
      Datasets datasets,
      Cases cases,
      Failures failures,
      Gates gates,
      CampaignPast past) {
    this.prompts = prompts;
    this.pointers = pointers;
    this.suites = suites;
    this.datasets = datasets;
    this.cases = cases;
    this.failures = failures;
    this.gates = gates;
    this.past = past;
  }

  /** The forecast, as things stand now. */
  PlanResource of(CampaignPlan plan) {
    ProjectId project = plan.projectId();
    Suite suite = suites.require(project, plan.examination().suiteId());
    Optional<PromptVersionId> live =
        pointers.live(project, plan.promptId(), plan.stage()).map(StagePointer::version);
    PlannedCases expected = expected(plan);
    List<PlannedStep> steps = steps(plan, live, expected);
    long calls = steps.stream().mapToLong(PlannedStep::calls).sum();
    List<Effect> effects = effects(plan, suite, expected);
    return new PlanResource(
        plan.name(),
        prompts.require(project, plan.promptId()).name().value(),
        plan.stage().word(),
        live.map(version -> number(project, version)),
        plan.candidates().stream().map(version -> number(project, version)).toList(),
        plan.model().value(),
        "%s no. %d".formatted(suite.name(), suite.number()),
        datasets.require(project, suite.datasetId()).name(),
        plan.gate().map(gate -> gates.require(project, gate)).map(gate -> gate.name()),
        steps,
        expected,
        calls,
        plan.rhythm().cycles(),
        Math.multiplyExact(calls, plan.rhythm().cycles()),
        plan.budget().calls(),
        Math.max(0, calls - plan.budget().calls()),
        isFree(plan) ? Optional.of(0L) : Optional.empty(),
        costWords(plan),
        past.secondsFor(project, plan.model(), items(plan, live, expected)),
        effects,
        CampaignWarnings.of(plan, expected, calls, isFree(plan)));
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
                    + (wanted.fromFailures() ? failures.counts(project).openWithoutCase() : 0))
            .orElse(0L);
    boolean isFinal = plan.cases().filter(CampaignPlan.Cases::finalise).isPresent();
    return new PlannedCases(now, sources, now + (isFinal ? sources : 0));
  }

  private static List<PlannedStep> steps(
      CampaignPlan plan, Optional<PromptVersionId> live, PlannedCases expected) {
    long run = CampaignPolicy.callsToRun(plan.examination(), expected.most());
    List<PlannedStep> steps = new ArrayList<>();
    if (plan.collectFailures()) {
      steps.add(new PlannedStep("collect", "collect failures from the traces that came in", 0));
    }
    if (plan.cases().isPresent()) {
      long calls = CampaignPolicy.callsToGenerate(expected.sources());
      steps.add(new PlannedStep("generate", "make cases, each checked in a second pass", calls));
    }
    steps.add(new PlannedStep("publish", "publish the final cases as a dataset version", 0));
    if (live.isPresent()) {
      steps.add(new PlannedStep("baseline", "run the suite on what is live", run));
    }
    for (int number = 1; number <= plan.candidates().size(); number++) {
      String key = "candidate-" + number;
      steps.add(new PlannedStep(key, "run the suite on candidate " + number, run));
    }
    for (int number = 1; number <= plan.candidates().size(); number++) {
      steps.add(new PlannedStep("gate-" + number, "ask the gate about candidate " + number, 0));
    }
    if (plan.promotion().isPresent()) {
      steps.add(
          new PlannedStep("promote", "ask two release managers about the first that passes", 0));
    }
    return steps;
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

  private static boolean isFree(CampaignPlan plan) {
    return plan.examination().judges() == 0
        && FREE.contains(plan.model().provider())
        && plan.cases().map(made -> FREE.contains(made.model().provider())).orElse(true);
  }

  private static String costWords(CampaignPlan plan) {
    return isFree(plan)
        ? "nothing: these models run in this process"
        : "unknown: there is no price list yet, and providers do not tell prices before a call";
  }
}
