package dev.hansei.api.promotions;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.prompts.Shares;
import dev.hansei.infra.registry.promotions.StepState;
import dev.hansei.infra.registry.promotions.StepView;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.ReleasePlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A release plan in words for people. */
final class PlanWords {
  private static final int MICRO_PLACES = 6;

  private PlanWords() {}

  /** Such as "1 %", "0.25 %". */
  static String share(int share) {
    return Shares.words(share);
  }

  /** Each step, and what ends it. */
  static List<String> steps(ReleasePlan plan) {
    return plan.steps().stream().map(PlanWords::step).toList();
  }

  /** What is asked before people decide. */
  static String rehearsal(Rehearsal rehearsal) {
    String most =
        rehearsal
            .maxCostUsdMicros()
            .map(micros -> ", for %s US dollars at most".formatted(dollars(micros)))
            .orElse("");
    return "Before people decide the candidate is asked up to %s of the day before the request%s"
        .formatted(Figures.count(rehearsal.inputs(), "input"), most);
  }

  private static String dollars(long micros) {
    return BigDecimal.valueOf(micros, MICRO_PLACES).stripTrailingZeros().toPlainString();
  }

  /** The stages that come first, and how long it stays there; empty where there are none. */
  static List<String> path(ReleasePlan plan) {
    return plan.stops().stream().map(PlanWords::stop).toList();
  }

  private static String stop(PathStop stop) {
    return stop.rest().isZero()
        ? "%s first, for all there".formatted(stop.stage().word())
        : "%s first, for all there, for %s".formatted(stop.stage().word(), time(stop.rest()));
  }

  /** Such as "1 day 2 hours", "30 minutes". */
  static String time(Duration time) {
    String words =
        Stream.of(
                part(time.toDaysPart(), "day"),
                part(time.toHoursPart(), "hour"),
                part(time.toMinutesPart(), "minute"),
                part(time.toSecondsPart(), "second"))
            .filter(part -> !part.isEmpty())
            .limit(2)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? "no time" : words;
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : Figures.count(number, unit);
  }

  /** What a step waits for. */
  static String step(CanaryStep step) {
    return "%s of the callers until %s outcomes of the candidate are known, each beside %d of what is live"
        .formatted(share(step.share()), Figures.count(step.planned()), step.baselinePer());
  }

  /** What a step that is over waited for. */
  static String over(CanaryStep step, StepState end) {
    return "%s of the callers had it%s until %s outcomes of the candidate were known, each beside %d of what was live"
        .formatted(
            share(step.share()),
            end == StepState.DONE ? "" : "; that was to last",
            Figures.count(step.planned()),
            step.baselinePer());
  }

  /** What is watched, and how sure it has to be before it rolls back; empty without steps. */
  static String watched(ReleasePlan plan) {
    if (plan.steps().isEmpty()) {
      return "";
    }
    String metrics =
        plan.metrics().stream().map(PlanWords::metric).collect(Collectors.joining(", "));
    String margin =
        plan.margin() == 0 ? "" : String.format(Locale.ROOT, " beyond %.3f", plan.margin());
    return String.format(
        Locale.ROOT,
        "Watched: %s. A candidate that does no harm%s is rolled back by mistake in at most"
            + " %.1f\u00a0%% of rollouts.",
        metrics,
        margin,
        plan.alphaHarm() * 100);
  }

  /** What a step has seen of one metric; means and evidence are of all steps up to it. */
  static String seen(StepView.Metric metric, int planned) {
    String needed = metric.needed() < planned ? "at least %,d needed" : "%,d planned";
    String means =
        metric.candidateMean().isPresent() && metric.baselineMean().isPresent()
            ? "up to here candidate %s, live %s, "
                .formatted(
                    Figures.score(metric.candidateMean().getAsDouble()),
                    Figures.score(metric.baselineMean().getAsDouble()))
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %,d compared, %s; %sat its highest %,.1f to 1 that it does harm (taken back at %.0f to 1)",
        metric.name(),
        metric.inStep(),
        String.format(Locale.ROOT, needed, metric.needed()),
        means,
        metric.harm(),
        metric.limit());
  }

  private static String metric(LiveMetric metric) {
    String better =
        switch (metric.direction()) {
          case HIGHER_IS_BETTER -> "more is better";
          case LOWER_IS_BETTER -> "less is better";
        };
    return metric.passesFrom().isPresent()
        ? String.format(
            Locale.ROOT,
            "%s (%s, good from %.2f)",
            metric.name(),
            better,
            metric.passesFrom().getAsDouble())
        : "%s (%s)".formatted(metric.name(), better);
  }
}
