package dev.hansei.workflows.promotions;

import java.time.Duration;
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
 * for harm with their equal part of {@code alphaHarm}. Time only makes it pause.
 */
public final class CanaryPolicy {
  private CanaryPolicy() {}

  /**
   * What is known when it is asked.
   *
   * @param waited since the step began, or since a person resumed it
   * @param waived what a person has looked at in this step and let pass
   */
  public record Situation(
      RolloutSeen seen, ArmCounts counts, Duration waited, List<PauseKind> waived) {
    public Situation {
      Objects.requireNonNull(seen, "seen is null");
      Objects.requireNonNull(counts, "counts is null");
      Objects.requireNonNull(waited, "waited is null");
      waived = List.copyOf(waived);
    }
  }

  /** Decides about the step that runs. */
  public static CanaryDecision decide(ReleasePlan plan, CanaryStep step, Situation situation) {
    Optional<CanaryDecision> harm = harm(plan, situation.seen());
    if (harm.isPresent()) {
      return harm.get();
    }
    int inStep = situation.seen().metrics().getFirst().inStep();
    if (situation.counts().differ() && !situation.waived().contains(PauseKind.UNEVEN)) {
      return new CanaryDecision.Pause(PauseKind.UNEVEN, unevenWords(situation.counts()));
    }
    if (inStep >= step.planned()) {
      return new CanaryDecision.Advance();
    }
    if (situation.waited().compareTo(plan.patience()) > 0) {
      return new CanaryDecision.Pause(PauseKind.STARVED, starvedWords(step, inStep));
    }
    return new CanaryDecision.Continue(step.planned() - inStep);
  }

  /** Only whether the candidate does harm; all that may be done while a person holds the step. */
  public static Optional<CanaryDecision> harm(ReleasePlan plan, RolloutSeen seen) {
    for (MetricSeen metric : seen.metrics()) {
      if (metric.harm().refutes(plan.alphaOfEach())) {
        return Optional.of(new CanaryDecision.RollBack(metric.name(), figures(plan, metric)));
      }
    }
    return Optional.empty();
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

  private static String starvedWords(CanaryStep step, int inStep) {
    return String.format(
        Locale.ROOT,
        "Insufficient traffic: %,d of %,d planned comparisons when the step's patience ended."
            + " Resume to wait as long again, skip the step, or roll back.",
        inStep,
        step.planned());
  }
}
