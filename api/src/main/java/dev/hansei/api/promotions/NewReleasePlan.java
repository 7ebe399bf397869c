package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.MetricPolicy;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a candidate goes from nobody to everybody, as people write it.
 *
 * @param approvals 1 to 10, no fewer than the project's rules say; what they say when absent
 * @param steps shares that grow; none makes the version live for all at once
 * @param metrics what is watched; needed where there are steps
 * @param alphaHarm the chance of a false alarm in the whole rollout; 0.04 when absent
 * @param margin the loss that is put up with, 0 when absent
 * @param patience of each step before the rollout pauses; seven days when absent
 * @param path stages that the candidate goes through first, dev before team, for all of their
 *     callers; none when absent
 * @param rehearsal what the candidate is asked before people decide; nothing when absent
 */
public record NewReleasePlan(
    @Nullable Integer approvals,
    @Nullable List<Step> steps,
    @Nullable List<Metric> metrics,
    @Nullable Double alphaHarm,
    @Nullable Double margin,
    @Nullable Duration patience,
    @Nullable List<Stop> path,
    @Nullable NewRehearsal rehearsal) {
  private static final Duration PATIENCE_USUAL = Duration.ofDays(7);
  private static final double HUNDREDTHS = 100;

  public NewReleasePlan {
    steps = Rules.listOrEmpty("plan.steps", steps, ReleasePlan.STEPS_MAX);
    metrics = Rules.listOrEmpty("plan.metrics", metrics, ReleasePlan.METRICS_MAX);
    path = Rules.listOrEmpty("plan.path", path, Stage.values().length);
  }

  /** To the target and nowhere else, without a rehearsal. */
  public NewReleasePlan(
      @Nullable Integer approvals,
      @Nullable List<Step> steps,
      @Nullable List<Metric> metrics,
      @Nullable Double alphaHarm,
      @Nullable Double margin,
      @Nullable Duration patience) {
    this(approvals, steps, metrics, alphaHarm, margin, patience, null, null);
  }

  /**
   * A stage on the way.
   *
   * @param stage dev or team; before the stage that is asked for
   * @param rest how long the candidate is live there before it goes further, as PT2H, up to 30
   *     days; none when absent. A stage that has it already is passed at once
   */
  public record Stop(Stage stage, @Nullable Duration rest) {
    public Stop {
      Rules.needed("plan.path.stage", stage);
    }

    PathStop stop() {
      return new PathStop(stage, rest == null ? Duration.ZERO : rest);
    }

    static Stop from(PathStop stop) {
      return new Stop(stop.stage(), stop.rest().isZero() ? null : stop.rest());
    }
  }

  /**
   * Inputs of the last day that the candidate is asked first.
   *
   * @param inputs 1 to 1,000
   * @param maxCostUsd what its answers may cost, in dollars, 0 to 1,000; no limit when absent
   */
  public record NewRehearsal(Integer inputs, @Nullable BigDecimal maxCostUsd) {
    private static final int MICRO_PLACES = 6;

    public NewRehearsal {
      Rules.needed("inputs", inputs);
    }

    Rehearsal rehearsal() {
      return new Rehearsal(
          inputs,
          Optional.ofNullable(maxCostUsd)
              .map(usd ->
                  usd.movePointRight(MICRO_PLACES)
                      .setScale(0, RoundingMode.DOWN)
                      .longValueExact()));
    }

    static NewRehearsal from(Rehearsal rehearsal) {
      return new NewRehearsal(
          rehearsal.inputs(),
          rehearsal
              .maxCostUsdMicros()
              .map(micros -> BigDecimal.valueOf(micros, MICRO_PLACES).stripTrailingZeros())
              .orElse(null));
    }
  }

  /**
   * One step.
   *
   * @param percent of the callers, 0.01 to 99.99
   * @param outcomes of the candidate after which the step has done its work
   * @param baselinePer outcomes of what is live beside each, 1 to 16; 4 when absent, as far as the
   *     share leaves them
   */
  public record Step(Double percent, Integer outcomes, @Nullable Integer baselinePer) {
    private static final int BASELINE_USUAL = 4;

    public Step {
      Rules.needed("plan.steps.percent", percent);
      Rules.needed("plan.steps.outcomes", outcomes);
    }

    CanaryStep step() {
      int share = Math.toIntExact(Math.round(percent * HUNDREDTHS));
      return new CanaryStep(share, outcomes, baselinePer == null ? usual(share) : baselinePer);
    }

    /** At half and half there is one of the baseline to each. */
    private static int usual(int share) {
      int left = (StagePointer.Share.WHOLE - share) / Math.max(1, share);
      return Math.clamp(left, 1, BASELINE_USUAL);
    }

    static Step from(CanaryStep step) {
      return new Step(step.share() / HUNDREDTHS, step.planned(), step.baselinePer());
    }
  }

  /**
   * What is watched.
   *
   * @param name as feedback on traces is named: thumbs, resolved, stars, detector:refusal, the full
   *     judge:CRITERION@VERSION, or an evaluation or survey of the application's own
   * @param direction lower-is-better for detectors when absent, else higher-is-better
   * @param passesFrom from which value on it counts as good, else as bad; absent for scores from 0
   *     to 1, and for stars and surveys, which are then brought to 0 to 1
   * @param settles how long a step goes on for late outcomes once it has its number, up to seven
   *     days; when absent 21 minutes for what monitors write, else none
   */
  public record Metric(
      String name,
      LiveMetric.@Nullable Direction direction,
      @Nullable Double passesFrom,
      @Nullable Duration settles) {
    public Metric {
      Rules.text("plan.metrics.name", name, LiveMetric.NAME_CHARS_MAX);
    }

    LiveMetric metric() {
      var metric =
          new LiveMetric(
              name,
              direction == null ? MetricPolicy.usual(name) : direction,
              passesFrom == null ? OptionalDouble.empty() : OptionalDouble.of(passesFrom),
              Optional.ofNullable(settles));
      MetricPolicy.objection(metric)
          .ifPresent(why -> {
            throw new InvalidFieldException("plan.metrics", why);
          });
      return metric;
    }

    static Metric from(LiveMetric metric) {
      return new Metric(
          metric.name(),
          metric.direction(),
          metric.passesFrom().isPresent() ? metric.passesFrom().getAsDouble() : null,
          metric.settles().orElse(null));
    }
  }

  /**
   * The plan.
   *
   * @param quorum how many have to approve at its stages by the project's rules
   * @throws InvalidFieldException naming the rule that it breaks
   */
  ReleasePlan plan(int quorum) {
    if (approvals != null && approvals < quorum) {
      throw new InvalidFieldException(
          "plan.approvals", "The project's rules ask for %d at this stage.".formatted(quorum));
    }
    try {
      return new ReleasePlan(
          approvals == null ? quorum : approvals,
          Rules.listOrEmpty("plan.steps", steps, ReleasePlan.STEPS_MAX).stream()
              .map(Step::step)
              .toList(),
          Rules.listOrEmpty("plan.metrics", metrics, ReleasePlan.METRICS_MAX).stream()
              .map(Metric::metric)
              .toList(),
          alphaHarm == null ? ReleasePlan.ALPHA_HARM : alphaHarm,
          margin == null ? 0 : margin,
          patience == null ? PATIENCE_USUAL : patience,
          Optional.of(stops().stream().map(Stop::stop).toList()),
          Optional.ofNullable(rehearsal).map(NewRehearsal::rehearsal));
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InvalidFieldException("plan", String.valueOf(e.getMessage()));
    }
  }

  /** The stages on the way, in order. */
  List<Stage> stagesBefore() {
    return stops().stream().map(Stop::stage).toList();
  }

  private List<Stop> stops() {
    return Rules.listOrEmpty("plan.path", path, Stage.values().length);
  }

  /** The plan as people would write it. */
  static NewReleasePlan from(ReleasePlan plan) {
    return new NewReleasePlan(
        plan.approvals(),
        plan.steps().stream().map(Step::from).toList(),
        plan.metrics().stream().map(Metric::from).toList(),
        plan.alphaHarm(),
        plan.margin(),
        plan.patience(),
        plan.stops().stream().map(Stop::from).toList(),
        plan.rehearsal().map(NewRehearsal::from).orElse(null));
  }

  /** Whether nothing but a rehearsal is asked for, before whatever the project's rules say. */
  boolean bringsOnlyRehearsal() {
    return rehearsal != null
        && approvals == null
        && (steps == null || steps.isEmpty())
        && (path == null || path.isEmpty())
        && (metrics == null || metrics.isEmpty())
        && alphaHarm == null
        && margin == null
        && patience == null;
  }
}
