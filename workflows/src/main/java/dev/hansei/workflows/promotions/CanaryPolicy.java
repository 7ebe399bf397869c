package dev.hansei.workflows.promotions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a rollout goes on, goes back or waits for a person. Pure: what looks every second, what
 * moves the share and what simulates ask this same class.
 *
 * <p>Harm is acted on at once and before all else: going back is the safe direction. A step ends by
 * its planned number of comparisons of the first metric and never by time; the other metrics watch
 * for harm with their equal part of {@code alphaHarm}, and until each of them has said something
 * worth comparing it does not end. Time only makes it pause.
 */
public final class CanaryPolicy {
  /**
   * What was fetched before a rollout began says that nobody has a side; a process of the service
   * serves it a second longer, and clients go by it for 70 ({@code workflows/docs/0025}).
   */
  static final Duration FETCHED_BEFORE = Duration.ofMinutes(2);

  /**
   * Of the planned number, one in so many is what every other metric has at least: 40 of 400. That
   * shows harm that is plain, and is no bar to a judge who sees every tenth answer.
   */
  private static final int LEAST_PART = 10;

  private CanaryPolicy() {}

  /**
   * What is known when it is asked.
   *
   * @param uncompared what was said in the step and is in no comparison
   * @param waited since the step began, or since a person resumed it
   * @param settled since the step has enough; zero while it does not
   * @param waived what a person has looked at in this step and let pass
   */
  public record Situation(
      RolloutSeen seen,
      ArmCounts counts,
      Uncompared uncompared,
      Duration waited,
      Duration settled,
      List<PauseKind> waived) {
    public Situation {
      Objects.requireNonNull(seen, "seen is null");
      Objects.requireNonNull(counts, "counts is null");
      Objects.requireNonNull(uncompared, "uncompared is null");
      Objects.requireNonNull(waited, "waited is null");
      Objects.requireNonNull(settled, "settled is null");
      waived = List.copyOf(waived);
    }

    /** All that was said is compared, and nothing comes late. */
    public Situation(RolloutSeen seen, ArmCounts counts, Duration waited, List<PauseKind> waived) {
      this(seen, counts, Uncompared.NONE, waited, LiveMetric.SETTLES_MAX, waived);
    }
  }

  /** Decides about the step that runs. */
  public static CanaryDecision decide(ReleasePlan plan, CanaryStep step, Situation situation) {
    Optional<CanaryDecision.RollBack> harm = harm(plan, situation.seen());
    if (harm.isPresent()) {
      return harm.get();
    }
    for (PauseKind kind : doubts(situation)) {
      if (!situation.waived().contains(kind)) {
        return new CanaryDecision.Pause(kind, words(kind, situation));
      }
    }
    if (hasEnough(step, situation.seen())) {
      return situation.settled().compareTo(plan.settling()) >= 0
          ? new CanaryDecision.Advance()
          : new CanaryDecision.Continue(0);
    }
    if (situation.waited().compareTo(plan.patience()) > 0) {
      return new CanaryDecision.Pause(PauseKind.STARVED, starvedWords(step, situation.seen()));
    }
    return new CanaryDecision.Continue(Math.max(0, step.planned() - first(situation.seen())));
  }

  /**
   * Whether a step has its planned number of comparisons by the first metric, and by every other
   * one its {@linkplain #leastOfOthers least}.
   */
  public static boolean hasEnough(CanaryStep step, RolloutSeen seen) {
    return first(seen) >= step.planned() && silent(step, seen).isEmpty();
  }

  /** How many comparisons by each metric but the first a step has at least before it ends. */
  public static int leastOfOthers(CanaryStep step) {
    return Math.ceilDiv(step.planned(), LEAST_PART);
  }

  /** Of the metrics but the first, one that has said too little in the step to be compared. */
  static Optional<MetricSeen> silent(CanaryStep step, RolloutSeen seen) {
    return seen.metrics().stream()
        .skip(1)
        .filter(metric -> metric.inStep() < leastOfOthers(step))
        .findFirst();
  }

  private static int first(RolloutSeen seen) {
    return seen.metrics().getFirst().inStep();
  }

  /** Only whether the candidate does harm; all that may be done while a person holds the step. */
  public static Optional<CanaryDecision.RollBack> harm(ReleasePlan plan, RolloutSeen seen) {
    for (MetricSeen metric : seen.metrics()) {
      if (metric.harm().refutes(plan.alphaOfEach())) {
        return Optional.of(new CanaryDecision.RollBack(metric.name(), figures(plan, metric)));
      }
    }
    return Optional.empty();
  }

  /** What makes the comparison doubtful, whether or not a person has let it pass. */
  public static List<PauseKind> doubts(Situation situation) {
    List<PauseKind> kinds = new ArrayList<>();
    if (situation.counts().differ()) {
      kinds.add(PauseKind.UNEVEN);
    }
    if (situation.uncompared().hidesOutcomes(situation.counts())) {
      kinds.add(PauseKind.UNREADABLE);
    }
    if (situation.waited().compareTo(FETCHED_BEFORE) > 0
        && situation.uncompared().nobodyTellsSides(situation.counts())) {
      kinds.add(PauseKind.UNASSIGNED);
    }
    return kinds;
  }

  private static String words(PauseKind kind, Situation situation) {
    return switch (kind) {
      case UNEVEN -> unevenWords(situation.counts());
      case UNREADABLE -> unreadableWords(situation.uncompared());
      case UNASSIGNED -> unassignedWords(situation.uncompared());
      case STARVED -> throw new IllegalArgumentException("a step starves by time");
    };
  }

  private static CanaryDecision.Figures figures(ReleasePlan plan, MetricSeen metric) {
    OutcomeBlocks blocks = metric.blocks();
    return new CanaryDecision.Figures(
        blocks.blocks(),
        blocks.candidateMean(),
        blocks.baselineMean(),
        StrictMath.exp(metric.harm().highest()),
        1 / plan.alphaOfEach());
  }

  private static String unevenWords(ArmCounts counts) {
    return String.format(
        Locale.ROOT,
        "Users say something of %.1f %% of the candidate's answers and of %.1f %% of those of what"
            + " is live. That is too unlike to compare what they say; look why before resuming.",
        100 * counts.candidateRate(),
        100 * counts.baselineRate());
  }

  private static String unreadableWords(Uncompared uncompared) {
    return String.format(
        Locale.ROOT,
        "%,d values of the candidate's answers and %,d of those of what is live are no outcomes from"
            + " 0 to 1, so harm that they tell is not seen. Correct what sends them, or resume.",
        uncompared.candidateUnreadable(),
        uncompared.baselineUnreadable());
  }

  private static String unassignedWords(Uncompared uncompared) {
    return String.format(
        Locale.ROOT,
        "Nobody says its assignment: %,d outcomes are of answers whose traces have no"
            + " hansei.prompt.assignment of 'live' or 'candidate'. Fetch with a key and put the"
            + " answer's 'trace' on the span.",
        uncompared.keyless());
  }

  private static String starvedWords(CanaryStep step, RolloutSeen seen) {
    int inStep = first(seen);
    if (inStep >= step.planned()) {
      return silent(step, seen).map(metric -> silentWords(step, metric)).orElseThrow();
    }
    return String.format(
        Locale.ROOT,
        "Insufficient traffic: %,d of %,d planned comparisons when the step's patience ended."
            + " Resume to wait as long again, skip the step, or roll back.",
        inStep,
        step.planned());
  }

  private static String silentWords(CanaryStep step, MetricSeen metric) {
    return String.format(
        Locale.ROOT,
        "%s says too little: %,d comparisons of at least %,d when the step's patience ended, though"
            + " the first metric has its planned number. Look whether what writes it still runs;"
            + " resume to wait as long again, skip the step, or roll back.",
        metric.name(),
        metric.inStep(),
        leastOfOthers(step));
  }
}
