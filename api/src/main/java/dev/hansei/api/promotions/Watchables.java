package dev.hansei.api.promotions;

import dev.hansei.api.monitors.MonitoredMetrics;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.promotions.WatchableResource.Metric;
import dev.hansei.infra.registry.traces.LiveFeedback;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.MetricPolicy;
import dev.hansei.workflows.promotions.OutcomeReading;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.traces.Feedback;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a canary of a prompt can watch: what its users say, what the monitors write that watch it,
 * and what its application has sent lately.
 */
@Singleton
final class Watchables {
  /** Who writes evaluations, labels and surveys of a name of their own. */
  static final String APPLICATION = "application";

  /** Some of what was said of a month's traces, and of a day's. */
  private static final int TOLD_MAX = 2_000;

  private static final List<Duration> LOOKED = List.of(Duration.ofDays(1), Duration.ofDays(30));

  /** A refusal names no more. */
  private static final int NAMED_MAX = 10;

  private static final List<Metric> PEOPLE =
      List.of(
          people(OutcomeReading.THUMBS, "0 (down) or 1 (up)"),
          people(OutcomeReading.RESOLVED, "0 or 1"),
          people(OutcomeReading.STARS, "1 to 5"));

  private final MonitoredMetrics monitored;
  private final LiveFeedback feedback;
  private final Clock clock;

  Watchables(MonitoredMetrics monitored, LiveFeedback feedback, Clock clock) {
    this.monitored = monitored;
    this.feedback = feedback;
    this.clock = clock;
  }

  /** Users' words first, then monitors', then the application's. */
  WatchableResource of(ProjectId project, Prompt prompt) {
    List<Metric> all = new ArrayList<>(PEOPLE);
    monitored.of(project, prompt.id()).stream().map(Watchables::monitor).forEach(all::add);
    sent(project, prompt.name().value()).stream().map(Watchables::application).forEach(all::add);
    return new WatchableResource(all);
  }

  /**
   * Refuses a plan that watches what nobody writes: its first step would wait for outcomes that
   * cannot come.
   *
   * @throws ApiException 422 {@code metric-unknown}, with what is known
   */
  void require(ProjectId project, Prompt prompt, ReleasePlan plan) {
    if (plan.metrics().isEmpty()) {
      return;
    }
    List<String> known = of(project, prompt).items().stream().map(Metric::name).toList();
    plan.metrics().stream()
        .map(metric -> metric.name())
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw unknown(name, prompt, known);
        });
  }

  private static ApiException unknown(String name, Prompt prompt, List<String> known) {
    String why =
        isOfMonitor(name)
            ? "no monitor that watches prompt '%s' writes '%s'; start or resume one first"
                .formatted(prompt.name(), name)
            : "nobody has said anything of prompt '%s' by '%s' in 30 days"
                .formatted(prompt.name(), name);
    String names =
        known.stream()
            .sorted(Comparator.comparing((String it) -> !it.startsWith(name)))
            .limit(NAMED_MAX)
            .collect(Collectors.joining(", "));
    return ApiProblem.refused(
            "metric-unknown",
            "A canary cannot watch this: %s. Known are: %s. GET …/promotions/watchable lists all."
                .formatted(why, names))
        .raise();
  }

  private SortedSet<String> sent(ProjectId project, String prompt) {
    Instant now = clock.instant();
    SortedSet<String> names = new TreeSet<>();
    for (Duration time : LOOKED) {
      feedback.ofPrompt(project, prompt, now.minus(time), TOLD_MAX).stream()
          .flatMap(told -> nameOf(told.opinion()).stream())
          .filter(name -> !isOfMonitor(name))
          .forEach(names::add);
    }
    return names;
  }

  private static Optional<String> nameOf(Feedback.Opinion opinion) {
    return switch (opinion) {
      case Feedback.Evaluation(String name, _, _) -> Optional.of(name);
      case Feedback.Label(String name, _, _) -> Optional.of(name);
      case Feedback.Survey(String question, _, _, _) -> Optional.of(question);
      case Feedback.Thumbs _,
          Feedback.Stars _,
          Feedback.Resolved _,
          Feedback.Comment _,
          Feedback.Correction _,
          Feedback.Preference _,
          Feedback.Edit _ ->
          Optional.empty();
    };
  }

  private static boolean isOfMonitor(String name) {
    return name.startsWith(LiveMetrics.JUDGE) || name.startsWith(LiveMetrics.DETECTOR);
  }

  private static Metric people(String name, String values) {
    return new Metric(name, values, Direction.HIGHER_IS_BETTER, "people", Optional.empty());
  }

  private static Metric monitor(MonitoredMetrics.Metric metric) {
    boolean isDetector = metric.name().startsWith(LiveMetrics.DETECTOR);
    return new Metric(
        metric.name(),
        isDetector ? "1 where it finds something, else 0" : "0 to 1",
        MetricPolicy.usual(metric.name()),
        "monitor",
        metric.silent());
  }

  private static Metric application(String name) {
    return new Metric(
        name,
        "as the application sends them",
        Direction.HIGHER_IS_BETTER,
        APPLICATION,
        Optional.empty());
  }
}
