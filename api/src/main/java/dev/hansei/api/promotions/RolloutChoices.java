package dev.hansei.api.promotions;

import dev.hansei.api.promotions.RolloutChoice.Watchable;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.OutcomeReading;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers how a version of a prompt may go live: what can be watched, and how long it takes. */
@Singleton
final class RolloutChoices {
  private final Watchables watchables;
  private final Forecasts forecasts;

  RolloutChoices(Watchables watchables, Forecasts forecasts) {
    this.watchables = watchables;
    this.forecasts = forecasts;
  }

  /**
   * What there is.
   *
   * @param stage where it is to go
   * @param plan of requests that bring none
   * @param comparable whether something is live, to compare with
   */
  RolloutChoice of(
      ProjectId project,
      Prompt prompt,
      Stage stage,
      Optional<ReleasePlan> plan,
      boolean comparable) {
    Optional<ReleasePlan> stepwise = plan.filter(it -> !it.steps().isEmpty());
    return new RolloutChoice(
        plan.filter(it -> !it.steps().isEmpty() || !it.stops().isEmpty())
            .map(RolloutChoices::shares)
            .orElse("For all at once"),
        stepwise.map(it -> PlanWords.share(it.steps().getFirst().share())),
        PlanWords.share(PlanForm.usual().getFirst().share()),
        watchable(project, prompt),
        comparable ? Optional.of(forecast(project, prompt.id(), stepwise)) : Optional.empty(),
        PlanForm.ways(stage),
        plan.stream()
            .flatMap(it -> it.stagesBefore().stream())
            .map(Stage::word)
            .collect(Collectors.joining(",")));
  }

  /** Before anything is asked for: there is no prompt to choose for. */
  static RolloutChoice none() {
    return new RolloutChoice(
        "For all at once", Optional.empty(), "", List.of(), Optional.empty(), List.of(), "");
  }

  private static String shares(ReleasePlan plan) {
    return Stream.concat(
            plan.stagesBefore().stream().map(Stage::word),
            plan.steps().stream().map(step -> PlanWords.share(step.share())))
        .collect(Collectors.joining(", ", "By the project's plan: ", ", then all"));
  }

  private String forecast(ProjectId project, PromptId prompt, Optional<ReleasePlan> plan) {
    var thumbs =
        new LiveMetric(
            OutcomeReading.THUMBS, LiveMetric.Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    LiveMetric metric = plan.map(it -> it.metrics().getFirst()).orElse(thumbs);
    return forecasts
        .of(project, prompt, metric, plan.map(ReleasePlan::steps).orElse(PlanForm.usual()))
        .words();
  }

  /**
   * What can be watched as it is; of an application's own values nobody knows which end is good.
   */
  private List<Watchable> watchable(ProjectId project, Prompt prompt) {
    return watchables.of(project, prompt).items().stream()
        .filter(metric -> !metric.from().equals(Watchables.APPLICATION))
        .filter(metric -> metric.silent().isEmpty())
        .map(metric -> new Watchable(metric.name(), words(metric)))
        .toList();
  }

  private static String words(WatchableResource.Metric metric) {
    return switch (metric.direction()) {
      case HIGHER_IS_BETTER -> metric.values() + "; more is better";
      case LOWER_IS_BETTER -> metric.values() + "; less is better";
    };
  }
}
