package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.RolloutTraffic;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutForecast;
import dev.hansei.workflows.prompts.PromptId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** How long a rollout would take at the project's own traffic. */
@Singleton
final class Forecasts {
  /** Says nothing of time: a forecast does not pause. */
  private static final Duration ANY = Duration.ofDays(7);

  private final RolloutTraffic traffic;

  Forecasts(RolloutTraffic traffic) {
    this.traffic = traffic;
  }

  /** Of a candidate that does no harm; without outcomes each answer is taken to give one. */
  ForecastResource of(
      ProjectId project, PromptId prompt, LiveMetric metric, List<CanaryStep> steps) {
    var plan = new ReleasePlan(1, steps, List.of(metric), ReleasePlan.ALPHA_HARM, 0, ANY);
    RolloutTraffic.Seen seen = traffic.of(project, prompt, metric);
    double rate = seen.outcomeRate() > 0 ? seen.outcomeRate() : 1;
    return ForecastResource.from(
        metric.name(), seen, RolloutForecast.of(plan, seen.requestsPerDay(), rate));
  }
}
