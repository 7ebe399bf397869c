package dev.hansei.api.promotions;

import dev.hansei.api.promotions.RolloutChoice.Watchable;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.OutcomeReading;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers how a version of a prompt may go live: what can be watched, and how long it takes. */
@Singleton
final class RolloutChoices {
  private static final List<Watchable> PEOPLE =
      List.of(
          new Watchable(OutcomeReading.THUMBS, "users' thumbs; up is better"),
          new Watchable(OutcomeReading.RESOLVED, "whether the matter was settled; yes is better"),
          new Watchable(OutcomeReading.STARS, "users' stars, 1 to 5, by their mean; more is better"));

  private final Monitors monitors;
  private final Judges judges;
  private final Criteria criteria;
  private final Forecasts forecasts;

  RolloutChoices(Monitors monitors, Judges judges, Criteria criteria, Forecasts forecasts) {
    this.monitors = monitors;
    this.judges = judges;
    this.criteria = criteria;
    this.forecasts = forecasts;
  }

  /**
   * What there is.
   *
   * @param plan of requests that bring none
   * @param comparable whether something is live, to compare with
   */
  RolloutChoice of(
      ProjectId project, PromptId prompt, Optional<ReleasePlan> plan, boolean comparable) {
    Optional<ReleasePlan> stepwise = plan.filter(it -> !it.steps().isEmpty());
    return new RolloutChoice(
        stepwise.map(RolloutChoices::shares).orElse("For all at once"),
        stepwise.map(it -> PlanWords.share(it.steps().getFirst().share())),
        PlanWords.share(PlanForm.usual().getFirst().share()),
        watchable(project, prompt),
        comparable ? Optional.of(forecast(project, prompt, stepwise)) : Optional.empty());
  }

  /** Before anything is asked for: there is no prompt to choose for. */
  static RolloutChoice none() {
    return new RolloutChoice("For all at once", Optional.empty(), "", List.of(), Optional.empty());
  }

  private static String shares(ReleasePlan plan) {
    return plan.steps().stream()
        .map(step -> PlanWords.share(step.share()))
        .collect(Collectors.joining(", ", "By the project's plan: ", ", then all"));
  }

  private String forecast(ProjectId project, PromptId prompt, Optional<ReleasePlan> plan) {
    var thumbs =
        new LiveMetric(
            OutcomeReading.THUMBS,
            LiveMetric.Direction.HIGHER_IS_BETTER,
            OptionalDouble.empty());
    LiveMetric metric = plan.map(it -> it.metrics().getFirst()).orElse(thumbs);
    return forecasts
        .of(project, prompt, metric, plan.map(ReleasePlan::steps).orElse(PlanForm.usual()))
        .words();
  }

  private List<Watchable> watchable(ProjectId project, PromptId prompt) {
    List<MonitorView> watching =
        monitors.page(project, PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
            .filter(view -> view.state() == MonitorState.WATCHING)
            .filter(view -> view.plan().promptId().equals(prompt))
            .toList();
    Stream<Watchable> judged =
        watching.stream()
            .flatMap(view -> view.plan().judges().stream())
            .distinct()
            .flatMap(judge -> judge(project, judge).stream());
    Stream<Watchable> found =
        watching.stream()
            .flatMap(view -> view.plan().detectors().stream())
            .distinct()
            .map(RolloutChoices::detector);
    return Stream.of(PEOPLE.stream(), judged, found).flatMap(it -> it).toList();
  }

  private Optional<Watchable> judge(ProjectId project, JudgeId id) {
    return judges
        .find(project, id)
        .map(Judge::criterionId)
        .flatMap(criterion -> criteria.find(project, criterion))
        .map(Criterion::name)
        .map(name ->
            new Watchable(
                LiveMetrics.of(name, id),
                "what the monitor's judge of %s says, 0 to 1; more is better".formatted(name)));
  }

  private static Watchable detector(LiveDetector detector) {
    return new Watchable(
        LiveMetrics.of(detector),
        "what the monitor's detector %s finds; less is better".formatted(detector.word()));
  }
}
