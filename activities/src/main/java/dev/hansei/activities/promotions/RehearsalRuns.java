package dev.hansei.activities.promotions;

import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalActivities.InputsToFreeze;
import dev.hansei.workflows.suites.RunBudget;
import dev.hansei.workflows.suites.RunForecast;
import dev.hansei.workflows.suites.RunForecasts;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Suite;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The run in which a candidate answers frozen inputs: the target that its evidence is of. */
@Singleton
final class RehearsalRuns {
  /** What is asked of an answer whose prompt has an output schema. */
  static final String SCHEMA_METRIC = "output schema";

  private static final String DOLLARS = "USD";

  private final Runs runs;
  private final Suites suites;
  private final Prompts prompts;
  private final RunForecasts forecasts;

  RehearsalRuns(Runs runs, Suites suites, Prompts prompts, RunForecasts forecasts) {
    this.runs = runs;
    this.suites = suites;
    this.prompts = prompts;
    this.forecasts = forecasts;
  }

  /** Why there is no run, in words for people. */
  static final class NotAskable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;

    NotAskable(String words) {
      super(words);
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What answered the gate's cases; empty where that cannot be asked anything new. */
  Optional<Target> target(PromoteInput input) {
    Target target = runs.require(input.projectId(), input.candidateRun()).input().target().plain();
    return switch (target) {
      case Target.PromptOnModel _, Target.Http _ -> Optional.of(target);
      case Target.Recorded _, Target.ByStrategy _ -> Optional.empty();
    };
  }

  /**
   * The run, with its budget where it is limited.
   *
   * @throws NotAskable where it is limited in money and nobody knows what it costs
   */
  RunSuiteInput plan(InputsToFreeze wanted, Target target, DatasetVersion version) {
    PromoteInput input = wanted.input();
    Actor actor = new Actor.ByWorkflow("promotions/" + input.promotionId());
    Suite suite =
        suites.create(
            input.projectId(),
            "rehearsal " + input.promotionId(),
            version.datasetId(),
            assertions(input),
            actor);
    var run =
        new RunSuiteInput(
            input.projectId(), wanted.run(), suite.id(), version.id(), target, 1, actor);
    return limited(run, wanted.wanted());
  }

  private RunSuiteInput limited(RunSuiteInput run, Rehearsal wanted) {
    if (wanted.maxCostUsdMicros().isEmpty()) {
      return run;
    }
    RunForecast forecast = forecasts.of(run);
    if (forecast.cost().isEmpty()
        || (forecast.paid() > 0 && !DOLLARS.equals(forecast.currency()))) {
      throw new NotAskable(
          "its cost is limited in dollars, and the price list has none for the model");
    }
    return run.within(
        new RunBudget(null, null, wanted.maxCostUsdMicros().get(), forecast.mostOfAnItem()));
  }

  private List<Assertion> assertions(PromoteInput input) {
    String schema =
        prompts
            .version(input.projectId(), input.candidate())
            .map(version -> version.content().outputSchema())
            .orElse("");
    return schema.isBlank() || schema.length() > Assertion.VALUE_CHARS_MAX
        ? List.of()
        : List.of(new Assertion(MetricType.IS_JSON, SCHEMA_METRIC, schema, 1, 1, null));
  }
}
