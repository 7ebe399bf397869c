package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.ReturnPolicy;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds the failure mode that some traces are of, and brings it back into the inbox. */
@Singleton
public final class ClusterRecall {
  private final RecallRepository rows;
  private final ClusterHand hand;
  private final ClusterReturns returns;
  private final GroupingRepository groupings;
  private final Transactions transactions;
  private final Clock clock;

  ClusterRecall(
      RecallRepository rows,
      ClusterHand hand,
      ClusterReturns returns,
      GroupingRepository groupings,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.hand = hand;
    this.returns = returns;
    this.groupings = groupings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A failure mode.
   *
   * @param traces how many of those that were asked about it has
   * @param one of them
   */
  public record Heaviest(ClusterId cluster, int traces, TraceId one) {}

  /** The mode that has most of these traces; empty where none has any. */
  public Optional<Heaviest> heaviest(ProjectId project, List<TraceId> traces) {
    if (traces.isEmpty()) {
      return Optional.empty();
    }
    var ids = traces.stream().map(TraceId::bytes).toList();
    return transactions.read(() ->
        rows.heaviest(project.value(), ids)
            .map(row ->
                new Heaviest(
                    new ClusterId(row.clusterId()), row.traces(), new TraceId(row.traceId()))));
  }

  /**
   * Opens what was dismissed and reopens what was fixed or closed, naming the version and a trace;
   * one that is open already stays as it is, and again changes nothing.
   */
  public void bringBack(ProjectId project, Heaviest mode, Span.PromptUse version, Actor actor) {
    transactions.run(() -> {
      ClusterRow row = hand.lock(project, mode.cluster());
      var seen = new ReturnPolicy.Seen(mode.one(), clock.instant(), Optional.of(version));
      ClusterState before = row.standing();
      returns.bringBack(project, row, seen, actor);
      if (before != ClusterState.OPEN) {
        groupings.advance(project.value());
      }
    });
  }
}
