package dev.hansei.workflows.promotions;

import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.statistics.BettingTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a candidate goes from nobody to everybody once people have approved it: step by step, each
 * ended by its planned number of outcomes, watched all along by one sequential test for harm.
 *
 * @param approvals how many people have to approve, 1 to {@link #APPROVALS_MAX}
 * @param steps shares that grow; none makes the version live for all at once
 * @param metrics what decides; they share {@code alphaHarm} equally; at least one where there are
 *     steps
 * @param alphaHarm how often, at most, a candidate that does no harm beyond the margin is rolled
 *     back, in (0, 0.5)
 * @param margin the loss of the mean outcome that is put up with, 0 to {@link
 *     BettingTest#MARGIN_MAX}
 * @param patience how long a step may go without reaching its number before the rollout pauses, 1
 *     minute to 90 days
 * @param path stages that the candidate goes through before the target, earlier ones first, each
 *     for all of its callers; absent for none
 * @param rehearsal what it is asked before people decide; absent for nothing
 */
public record ReleasePlan(
    int approvals,
    List<CanaryStep> steps,
    List<LiveMetric> metrics,
    double alphaHarm,
    double margin,
    Duration patience,
    Optional<List<PathStop>> path,
    Optional<Rehearsal> rehearsal) {
  /**
   * Of 2,000 equal candidates at 0.05 more than 100 may be rolled back by luck; at 0.04 hardly ever
   * ({@code workflows/docs/0029}).
   */
  public static final double ALPHA_HARM = 0.04;

  /** More people than that are a committee. */
  public static final int APPROVALS_MAX = 10;

  /** A ladder of more steps asks for more outcomes than it saves harm. */
  public static final int STEPS_MAX = 10;

  /** Each takes its part of the chance of a false alarm. */
  public static final int METRICS_MAX = 4;

  private static final Duration PATIENCE_MIN = Duration.ofMinutes(1);
  private static final Duration PATIENCE_MAX = Duration.ofDays(90);

  public ReleasePlan {
    if (approvals < 1 || approvals > APPROVALS_MAX) {
      throw new IllegalArgumentException("1 to 10 people approve: " + approvals);
    }
    steps = List.copyOf(steps);
    metrics = List.copyOf(metrics);
    checkSteps(steps);
    checkMetrics(steps, metrics);
    if (!(alphaHarm > 0 && alphaHarm < 0.5)) {
      throw new IllegalArgumentException("alphaHarm is above 0 and below 0.5: " + alphaHarm);
    }
    if (!(margin >= 0 && margin <= BettingTest.MARGIN_MAX)) {
      throw new IllegalArgumentException("a margin is 0 to 0.3: " + margin);
    }
    if (patience.compareTo(PATIENCE_MIN) < 0 || patience.compareTo(PATIENCE_MAX) > 0) {
      throw new IllegalArgumentException("a step's patience is 1 minute to 90 days: " + patience);
    }
    path = path.filter(stages -> !stages.isEmpty()).map(List::copyOf);
    checkPath(path.orElse(List.of()));
    Objects.requireNonNull(rehearsal, "rehearsal is null");
  }

  /** To the target and nowhere else, without a rehearsal. */
  public ReleasePlan(
      int approvals,
      List<CanaryStep> steps,
      List<LiveMetric> metrics,
      double alphaHarm,
      double margin,
      Duration patience) {
    this(
        approvals, steps, metrics, alphaHarm, margin, patience, Optional.empty(), Optional.empty());
  }

  /** Without a rehearsal. */
  public ReleasePlan(
      int approvals,
      List<CanaryStep> steps,
      List<LiveMetric> metrics,
      double alphaHarm,
      double margin,
      Duration patience,
      Optional<List<PathStop>> path) {
    this(approvals, steps, metrics, alphaHarm, margin, patience, path, Optional.empty());
  }

  private static void checkPath(List<PathStop> path) {
    for (int stop = 1; stop < path.size(); stop++) {
      if (path.get(stop).stage().compareTo(path.get(stop - 1).stage()) <= 0) {
        throw new IllegalArgumentException("a path goes from dev to team, each once");
      }
    }
  }

  /** What lies before the target, in order; nothing where the plan has no path. */
  public List<PathStop> stops() {
    return path.orElse(List.of());
  }

  /** The stages before the target. */
  public List<Stage> stagesBefore() {
    return stops().stream().map(PathStop::stage).toList();
  }

  private static void checkSteps(List<CanaryStep> steps) {
    if (steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("a plan has at most 10 steps: " + steps.size());
    }
    for (int step = 1; step < steps.size(); step++) {
      if (steps.get(step).share() <= steps.get(step - 1).share()) {
        throw new IllegalArgumentException("each step's share is above that of the one before");
      }
    }
  }

  private static void checkMetrics(List<CanaryStep> steps, List<LiveMetric> metrics) {
    if (metrics.size() > METRICS_MAX
        || metrics.stream().map(LiveMetric::name).distinct().count() != metrics.size()) {
      throw new IllegalArgumentException("a plan has at most 4 metrics, each once");
    }
    if (!steps.isEmpty() && metrics.isEmpty()) {
      throw new IllegalArgumentException("steps need a metric that decides");
    }
  }

  /** The same with another rehearsal, or without one. */
  public ReleasePlan rehearsed(Optional<Rehearsal> other) {
    return new ReleasePlan(approvals, steps, metrics, alphaHarm, margin, patience, path, other);
  }

  /** How long a step goes on once it has its planned number, for what comes late. */
  public Duration settling() {
    return metrics.stream()
        .map(LiveMetric::settling)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Which part of {@code alphaHarm} each metric has. */
  public double alphaOfEach() {
    return alphaHarm / Math.max(1, metrics.size());
  }
}
