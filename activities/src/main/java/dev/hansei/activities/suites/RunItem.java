package dev.hansei.activities.suites;

import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.util.Optional;

/**
 * One item of a run's plan. The items of a case stand side by side: {@code ordinal = case * repeats
 * + repetition}.
 */
record RunItem(RunId runId, int ordinal, int repetition, Case of) {
  /**
   * The same item as its n-th sample sees it, from 0: with a repetition of its own, beyond those of
   * any run, so that no two samples of a run are one call. The first is what a run without a
   * strategy asks, and is paid once for both.
   */
  RunItem sample(int number) {
    return new RunItem(runId, ordinal, repetition + number * RunSuiteInput.REPEATS_MAX, of);
  }

  /** An outcome without a call. */
  Outcome ended(Result result) {
    return ended(result, Usage.NONE).costing(Optional.of(0L));
  }

  /** An outcome without an answer, after calls that took something. */
  Outcome ended(Result result, Usage usage) {
    return new Outcome(
        runId, ordinal, of.id(), repetition, result, Optional.empty(), usage, 0, false);
  }
}
