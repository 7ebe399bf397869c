package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.StepState;
import dev.hansei.infra.registry.promotions.StepView;
import dev.hansei.workflows.projects.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A step of a rollout, as the API shows it.
 *
 * @param share of the callers who get the candidate, from 0 to 1
 * @param planned comparisons after which the step has done its work
 * @param reason why it is held, was skipped or ended; empty while there is nothing to say
 * @param candidateAnswers traces of the step that name the candidate, a minute behind
 * @param candidateOutcomes those with an outcome by the first metric
 * @param keyless outcomes on answers of the two versions whose traces do not say {@code live} or
 *     {@code candidate} as {@code hansei.prompt.assignment}
 * @param unreadable values by the metrics that are not from 0 to 1
 * @param reasonBy who gave the reason; absent where nobody did, or two people gave the same
 */
public record StepResource(
    int number,
    double share,
    int planned,
    int baselinePer,
    StepState state,
    String reason,
    Instant beganAt,
    Optional<Instant> endedAt,
    long candidateAnswers,
    long candidateOutcomes,
    long baselineAnswers,
    long baselineOutcomes,
    long keyless,
    long unreadable,
    long repeated,
    long unmatched,
    long early,
    List<Metric> metrics,
    Optional<UUID> reasonBy) {
  private static final double WHOLE = 10_000;

  /**
   * What is seen of one metric in the whole rollout so far.
   *
   * @param candidateMean absent before the first comparison
   * @param harm the largest evidence of harm; at {@code limit} the candidate is taken away
   * @param benefit the same of benefit; it decides nothing
   * @param needed comparisons in this step before which it does not end: by the first metric as
   *     many as planned, by each other one a tenth of that
   */
  public record Metric(
      String name,
      int comparisons,
      int inStep,
      Optional<Double> candidateMean,
      Optional<Double> baselineMean,
      double harm,
      double benefit,
      double limit,
      int needed) {
    static Metric from(StepView.Metric seen) {
      return new Metric(
          seen.name(),
          seen.comparisons(),
          seen.inStep(),
          seen.candidateMean().stream().boxed().findFirst(),
          seen.baselineMean().stream().boxed().findFirst(),
          seen.harm(),
          seen.benefit(),
          seen.limit(),
          seen.needed());
    }
  }

  static StepResource from(StepView step) {
    return new StepResource(
        step.number(),
        step.share() / WHOLE,
        step.planned(),
        step.baselinePer(),
        step.state(),
        step.reason(),
        step.beganAt(),
        step.endedAt(),
        step.counts().candidateAnswers(),
        step.counts().candidateOutcomes(),
        step.counts().baselineAnswers(),
        step.counts().baselineOutcomes(),
        step.keyless(),
        step.unreadable(),
        step.repeated(),
        step.unmatched(),
        step.early(),
        step.metrics().stream().map(Metric::from).toList(),
        step.reasonBy().map(PersonId::value));
  }
}
