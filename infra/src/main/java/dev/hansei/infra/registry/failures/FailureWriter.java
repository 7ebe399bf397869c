package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes what a collection found: one failure per trace, whoever found it first. The traces are
 * locked meanwhile, so that collectors of the same traces come one after the other.
 */
@Singleton
final class FailureWriter {
  private final Traces traces;
  private final FailureRepository failures;
  private final ReasonRepository reasons;
  private final ReplacedRepository replaced;
  private final FailureTexts texts;
  private final Edges edges;
  private final Transactions transactions;

  FailureWriter(
      Traces traces,
      FailureRepository failures,
      ReasonRepository reasons,
      ReplacedRepository replaced,
      FailureTexts texts,
      Edges edges,
      Transactions transactions) {
    this.traces = traces;
    this.failures = failures;
    this.reasons = reasons;
    this.replaced = replaced;
    this.texts = texts;
    this.edges = edges;
    this.transactions = transactions;
  }

  int write(ProjectId project, CollectionId collection, List<Failure> found) {
    var proposed = new TreeMap<TraceId, Proposal>();
    for (Failure failure : found) {
      proposed.put(failure.traceId(), new Proposal(failure, row(project, collection, failure)));
    }
    return transactions.write(() -> merge(project, proposed));
  }

  private int merge(ProjectId project, SortedMap<TraceId, Proposal> proposed) {
    var there = traces.lock(project, proposed.keySet());
    var fresh = new TreeMap<>(proposed);
    // Retention may have taken a trace since it was read: what it said is to be gone as well.
    fresh.keySet().retainAll(there);
    if (fresh.isEmpty()) {
      return 0;
    }
    var ids = fresh.keySet().stream().map(TraceId::bytes).toList();
    var why = new ArrayList<ReasonRow>();
    for (FailureRow kept : failures.ofTraces(project.value(), ids)) {
      var proposal = fresh.remove(new TraceId(kept.traceId()));
      if (proposal != null) {
        update(kept, proposal.mergedInto(kept));
        why.addAll(proposal.reasons(kept.failureId()));
      }
    }
    if (!fresh.isEmpty()) {
      failures.insertAll(fresh.values().stream().map(Proposal::row).toList());
      fresh.values().forEach(proposal -> why.addAll(proposal.reasons(proposal.row().failureId())));
      edges.add(
          project, fresh.values().stream().map(proposal -> edge(proposal.failure())).toList());
    }
    reasons.insertOrKeep(why);
    return fresh.size();
  }

  /** Where its texts lay in an object before, erasure has to find that too. */
  private void update(FailureRow kept, FailureRow merged) {
    failures.update(merged);
    var before = kept.textsSha256();
    if (before != null && !before.equals(merged.textsSha256())) {
      replaced.insertOrKeep(new ReplacedRow(kept.projectId(), kept.traceId(), before));
    }
  }

  private FailureRow row(ProjectId project, CollectionId collection, Failure failure) {
    var placed = texts.place(failure);
    return new FailureRow(
        project.value(),
        failure.id().value(),
        failure.traceId().hex(),
        collection.value(),
        FailureState.OPEN.name(),
        failure.severity().name(),
        false,
        Excerpt.of(failure.question()),
        placed.inRow(),
        placed.object(),
        failure.foundAt());
  }

  private static Edge edge(Failure failure) {
    return new Edge(
        Node.of(NodeKind.TRACE, failure.traceId()),
        Relation.GAVE,
        Node.of(NodeKind.FAILURE, failure.id()));
  }

  /** What was found, and the row it becomes unless the trace has one. */
  private record Proposal(Failure failure, FailureRow row) {
    List<ReasonRow> reasons(UUID failureId) {
      return failure.reasons().stream()
          .map(reason -> new ReasonRow(row.projectId(), failureId, reason.name()))
          .toList();
    }

    /** The trace as it reads now; the severity only grows. */
    FailureRow mergedInto(FailureRow kept) {
      var before = Severity.valueOf(kept.severity());
      var now = failure.severity();
      return new FailureRow(
          kept.projectId(),
          kept.failureId(),
          kept.traceId(),
          kept.collectionId(),
          kept.state(),
          (now.compareTo(before) > 0 ? now : before).name(),
          kept.hasCase(),
          row.question(),
          row.texts(),
          row.textsSha256(),
          kept.foundAt());
    }
  }
}
