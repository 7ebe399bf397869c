package dev.hansei.infra.registry.suites;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunLimits;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A run as the registry knows it at this moment.
 *
 * @param fromJournal items whose answer was not paid again
 * @param failureCode why it failed; empty unless it did
 * @param priceList number of the price list in force when it was planned; 0 for none
 * @param cost of all calls, whatever came from the journal; outcomes are what may be unknown
 * @param limits of its budget with all that was topped up; none where it has no budget
 */
public record RunView(
    RunSuiteInput input,
    ArtifactRef manifest,
    int planned,
    RunState state,
    OutcomeCounts counts,
    Usage usage,
    int fromJournal,
    RunSummary summary,
    String failureCode,
    Instant startedAt,
    Optional<Instant> endedAt,
    int priceList,
    Cost cost,
    RunLimits limits) {
  public RunView {
    Objects.requireNonNull(input, "input is null");
    Objects.requireNonNull(manifest, "manifest is null");
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(counts, "counts is null");
    Objects.requireNonNull(usage, "usage is null");
    Objects.requireNonNull(summary, "summary is null");
    Objects.requireNonNull(failureCode, "failureCode is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(endedAt, "endedAt is null");
    Objects.requireNonNull(cost, "cost is null");
    Objects.requireNonNull(limits, "limits is null");
  }

  /** The run's id. */
  public RunId id() {
    return input.runId();
  }

  /** Whether a promotion began it, on inputs of its day: no run of a suite that people keep. */
  public boolean isRehearsal() {
    return input.startedBy() instanceof Actor.ByWorkflow(String workflow)
        && workflow.startsWith("promotions/");
  }

  /** The same without what was said of its answers, for those who have yet to say it themselves. */
  public RunView unjudged() {
    return new RunView(
        input,
        manifest,
        planned,
        state,
        counts,
        usage,
        fromJournal,
        RunSummary.NONE,
        failureCode,
        startedAt,
        endedAt,
        priceList,
        cost,
        limits);
  }

  /** Scored over planned, 0 to 1. */
  public double coverage() {
    return planned == 0 ? 0 : (double) counts.scored() / planned;
  }
}
