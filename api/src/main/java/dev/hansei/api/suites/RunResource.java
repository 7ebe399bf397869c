package dev.hansei.api.suites;

import dev.hansei.api.models.CostResource;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A run, as the API shows it.
 *
 * @param state running, out-of-budget, completed, cancelled or failed
 * @param planned how many items it has; 0 as long as no worker has planned it
 * @param coverage scored over planned, 0 to 1
 * @param summary one entry a metric, once it is closed
 * @param cost of all its calls, whatever came from the journal, by the price list in force when it
 *     was planned; GET …/cost says what was paid, and for which model
 * @param fromJournal items whose answer was not paid again
 * @param failureCode why it failed; absent unless it did
 * @param suite what was asked for, as all that follows: absent as long as no worker has planned it
 */
public record RunResource(
    UUID id,
    RunState state,
    int planned,
    OutcomeCounts counts,
    double coverage,
    List<MetricSummary> summary,
    Usage usage,
    CostResource cost,
    int fromJournal,
    Optional<String> failureCode,
    Optional<UUID> suite,
    Optional<UUID> datasetVersion,
    Optional<Target> target,
    Optional<Integer> repeats,
    Optional<UUID> against,
    Optional<String> startedBy,
    Optional<ArtifactRef> manifest,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  /** The run as it stands. */
  public static RunResource from(RunView run) {
    var input = run.input();
    return new RunResource(
        run.id().value(),
        run.state(),
        run.planned(),
        run.counts(),
        run.coverage(),
        run.summary().metrics(),
        run.usage(),
        CostResource.of(run.cost(), "item"),
        run.fromJournal(),
        Optional.of(run.failureCode()).filter(code -> !code.isEmpty()),
        Optional.of(input.suiteId().value()),
        Optional.of(input.datasetVersionId().value()),
        Optional.of(input.target()),
        Optional.of(input.repeats()),
        input.against().map(RunId::value),
        Optional.of(input.startedBy().label()),
        Optional.of(run.manifest()),
        Optional.of(run.startedAt()),
        run.endedAt());
  }

  static RunResource queued(RunId id) {
    return new RunResource(
        id.value(),
        RunState.RUNNING,
        0,
        OutcomeCounts.NONE,
        0,
        List.of(),
        Usage.NONE,
        CostResource.of(Cost.NONE, "item"),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
