package dev.hansei.workflows.suites;

import java.util.Objects;

/** How a run ended. */
public record RunSuiteResult(RunState state, int planned, OutcomeCounts counts) {
  public RunSuiteResult {
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(counts, "counts is null");
    if (state.isTerminal() && state != RunState.FAILED && counts.sum() != planned) {
      throw new IllegalArgumentException(
          "%d outcomes for a plan of %d".formatted(counts.sum(), planned));
    }
  }
}
