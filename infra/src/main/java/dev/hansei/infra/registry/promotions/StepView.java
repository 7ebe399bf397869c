package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.ArmCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A step of a rollout, as it is shown.
 *
 * @param share of the callers who get the candidate, of 10,000
 * @param planned comparisons after which it has done its work
 * @param reason why it is held, was skipped or ended; empty while there is nothing to say
 * @param counts what each side's users were answered and said
 * @param keyless outcomes on answers whose traces do not say on which side their caller is
 * @param unreadable values that are no outcome, of both sides
 * @param repeated outcomes of users who had one in this rollout; not counted
 * @param unmatched outcomes on answers by a version that is on neither side
 * @param early outcomes on answers from before the rollout
 * @param reasonBy whose words these are; absent where they are nobody's, or where two people wrote
 *     the same
 */
public record StepView(
    int number,
    int share,
    int planned,
    int baselinePer,
    StepState state,
    String reason,
    Instant beganAt,
    Optional<Instant> endedAt,
    ArmCounts counts,
    long keyless,
    long unreadable,
    long repeated,
    long unmatched,
    long early,
    List<Metric> metrics,
    Optional<PersonId> reasonBy) {
  public StepView {
    metrics = List.copyOf(metrics);
  }

  /**
   * What is seen of one metric; the tests run through the whole rollout.
   *
   * @param comparisons in all steps so far
   * @param inStep in this one
   * @param candidateMean absent before a comparison
   * @param harm the largest evidence of harm so far; the candidate goes at {@code limit}
   * @param benefit the same of benefit; it is told and decides nothing
   * @param needed comparisons in this step before which it does not end
   */
  public record Metric(
      String name,
      int comparisons,
      int inStep,
      OptionalDouble candidateMean,
      OptionalDouble baselineMean,
      double harm,
      double benefit,
      double limit,
      int needed) {}
}
