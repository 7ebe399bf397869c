package dev.hansei.workflows.suites;

import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import java.util.Objects;
import java.util.Optional;

/**
 * The end of one item of a run: a case at one repetition.
 *
 * @param ordinal the item's place in the plan, from 0; unique in the run
 * @param call the journal's key of the target's answer, where there is one
 * @param usage target and judges together, whatever came from the journal
 * @param fromJournal whether nothing was paid for the target's answer
 * @param costMicros what all calls of the item cost, whatever came from the journal, in millionths
 *     of the currency of the run's price list; empty where it is not known
 * @param story how the run's strategy came to the answer; empty where it has none
 */
public record Outcome(
    RunId runId,
    int ordinal,
    CaseId caseId,
    int repetition,
    Result result,
    Optional<CallKey> call,
    Usage usage,
    long latencyMillis,
    boolean fromJournal,
    Optional<Long> costMicros,
    Optional<Story> story) {
  public Outcome {
    Objects.requireNonNull(runId, "runId is null");
    if (ordinal < 0 || repetition < 0) {
      throw new IllegalArgumentException("ordinal and repetition are not negative");
    }
    Objects.requireNonNull(caseId, "caseId is null");
    Objects.requireNonNull(result, "result is null");
    Objects.requireNonNull(call, "call is null");
    Objects.requireNonNull(usage, "usage is null");
    if (latencyMillis < 0) {
      throw new IllegalArgumentException("latencyMillis is negative: " + latencyMillis);
    }
    Objects.requireNonNull(costMicros, "costMicros is null");
    Objects.requireNonNull(story, "story is null");
  }

  /** Of unknown cost. */
  public Outcome(
      RunId runId,
      int ordinal,
      CaseId caseId,
      int repetition,
      Result result,
      Optional<CallKey> call,
      Usage usage,
      long latencyMillis,
      boolean fromJournal) {
    this(
        runId,
        ordinal,
        caseId,
        repetition,
        result,
        call,
        usage,
        latencyMillis,
        fromJournal,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with that story. */
  public Outcome telling(Optional<Story> told) {
    return new Outcome(
        runId,
        ordinal,
        caseId,
        repetition,
        result,
        call,
        usage,
        latencyMillis,
        fromJournal,
        costMicros,
        told);
  }

  /** The same at that cost. */
  public Outcome costing(Optional<Long> micros) {
    return new Outcome(
        runId,
        ordinal,
        caseId,
        repetition,
        result,
        call,
        usage,
        latencyMillis,
        fromJournal,
        micros,
        story);
  }
}
