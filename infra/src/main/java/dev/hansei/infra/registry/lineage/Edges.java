package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Writes what came of what, in the transaction that makes the later thing. */
@Singleton
public final class Edges {
  private final EdgeRepository rows;
  private final Transactions transactions;
  private final Clock clock;

  Edges(EdgeRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Adds edges; those that are there already stay. Joins the transaction that is open. */
  public void add(ProjectId project, List<Edge> edges) {
    if (edges.isEmpty()) {
      return;
    }
    var now = clock.instant();
    // In key order, so that two writers of the same edges wait for each other and never deadlock.
    var sorted =
        edges.stream()
            .distinct()
            .sorted(
                Comparator.comparing((Edge edge) -> edge.from().toString())
                    .thenComparing(Edge::relation)
                    .thenComparing(edge -> edge.to().toString()))
            .map(edge -> EdgeRow.of(project.value(), edge, now))
            .toList();
    transactions.run(() -> rows.insertOrKeep(sorted));
  }
}
