package dev.hansei.activities.suites;

import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import java.util.Optional;

/**
 * One item of a run's plan. The items of a case stand side by side: {@code ordinal = case * repeats
 * + repetition}.
 */
record RunItem(RunId runId, int ordinal, int repetition, Case of) {
  /** An outcome without a call. */
  Outcome ended(Result result) {
    return new Outcome(
            runId, ordinal, of.id(), repetition, result, Optional.empty(), Usage.NONE, 0, false)
        .costing(Optional.of(0L));
  }
}
