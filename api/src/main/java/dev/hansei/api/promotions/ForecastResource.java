package dev.hansei.api.promotions;

import dev.hansei.api.pages.Figures;
import dev.hansei.infra.registry.promotions.RolloutTraffic;
import dev.hansei.workflows.promotions.RolloutForecast;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a rollout would take, as the API shows it.
 *
 * @param looked over how long traffic was counted
 * @param requestsPerDay traces that name the prompt, at the pace of that time
 * @param outcomeRate outcomes of different users for an answer, 0 to 1
 * @param requests of all callers in all steps; absent without outcomes
 * @param hours absent without traffic or outcomes
 */
public record ForecastResource(
    String metric,
    Duration looked,
    double requestsPerDay,
    double outcomeRate,
    Optional<Double> requests,
    Optional<Double> hours,
    List<Step> steps) {
  private static final double WHOLE = 10_000;
  private static final double HOURS_A_DAY = 24;

  /** From three days on nobody counts in hours. */
  private static final double HOURS_LONG = 72;

  /** One step of it. */
  public record Step(
      double share,
      int planned,
      int baselinePer,
      Optional<Double> requests,
      Optional<Double> hours) {
    static Step from(RolloutForecast.Step step, boolean outcomes) {
      return new Step(
          step.step().share() / WHOLE,
          step.step().planned(),
          step.step().baselinePer(),
          known(step.requests(), outcomes),
          known(step.hours(), outcomes));
    }
  }

  static ForecastResource from(String metric, RolloutTraffic.Seen seen, RolloutForecast forecast) {
    boolean outcomes = seen.outcomes() > 0;
    return new ForecastResource(
        metric,
        seen.looked(),
        seen.requestsPerDay(),
        seen.outcomeRate(),
        known(forecast.requests(), outcomes),
        known(forecast.hours(), outcomes),
        forecast.steps().stream().map(step -> Step.from(step, outcomes)).toList());
  }

  /** In words for people, who have not asked yet. */
  String words() {
    String seen =
        String.format(
            Locale.ROOT,
            "Over %s: %,.0f requests a day; %s on %s of them.",
            time(looked),
            requestsPerDay,
            metric,
            Figures.percent(outcomeRate));
    return hours
        .map(it -> "%s At that pace the steps take about %s.".formatted(seen, time(it)))
        .orElse(seen + " The steps go by outcomes: without any they never end.");
  }

  private static String time(Duration looked) {
    if (looked.toHours() <= 1) {
      return "the last hour";
    }
    return looked.toDays() <= 1 ? "the last day" : "the last 7 days";
  }

  private static String time(double hours) {
    if (hours < 1) {
      return "an hour or less";
    }
    return hours < HOURS_LONG
        ? Figures.count(Math.round(hours), "hour")
        : Figures.count(Math.round(hours / HOURS_A_DAY), "day");
  }

  private static Optional<Double> known(double value, boolean outcomes) {
    return outcomes && Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
