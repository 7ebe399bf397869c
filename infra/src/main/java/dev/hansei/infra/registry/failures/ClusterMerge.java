package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Joins two failure modes that a person finds to be one. */
@Singleton
public final class ClusterMerge {
  private final MergeRepository merges;
  private final ClusterHand hand;
  private final Audit audit;
  private final Transactions transactions;

  ClusterMerge(MergeRepository merges, ClusterHand hand, Audit audit, Transactions transactions) {
    this.merges = merges;
    this.hand = hand;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Moves all texts of a mode into another, which keeps its name and state. The first keeps its row
   * without texts, so that its story can be read. Not idempotent: the second time there is nothing
   * to move, which is NOT_FOUND.
   *
   * @throws RegistryException NOT_FOUND for either; INVALID {@code cluster-merge} into itself
   */
  public void merge(ProjectId project, ClusterId id, ClusterId heir, Actor actor) {
    if (id.equals(heir)) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cluster-merge",
          "A failure mode cannot go into itself; choose another.");
    }
    transactions.run(() -> {
      ClusterRow from = hand.lock(project, id);
      ClusterRow into = hand.lock(project, heir);
      move(project, from, into);
      hand.tell(project, from, new ClusterEvent.MergedInto(heir), actor);
      audit.append(
          project,
          actor,
          "failures.cluster.merge",
          AuditSubject.of("cluster", id),
          Map.of("into", heir.toString()));
    });
  }

  private void move(ProjectId project, ClusterRow from, ClusterRow into) {
    UUID owner = project.value();
    merges.movePatterns(owner, from.clusterId(), into.clusterId());
    merges.weigh(owner, into.clusterId(), from.traces(), from.patterns());
    merges.widen(
        owner,
        into.clusterId(),
        from.firstAt(),
        from.lastAt(),
        graver(from.severity(), into.severity()));
    merges.empty(owner, from.clusterId());
  }

  private static String graver(String one, String other) {
    return Severity.valueOf(one).compareTo(Severity.valueOf(other)) >= 0 ? one : other;
  }
}
