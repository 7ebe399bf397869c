package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What cases are clustered by in statistics. */
@Singleton
public final class CaseClusters {
  /** Ids in one query. */
  private static final int PAGE = 500;

  private final ClusterRepository rows;
  private final Transactions transactions;

  CaseClusters(ClusterRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** The cluster's text of each; a case that is not there stands for itself. */
  public Map<CaseId, String> of(ProjectId project, Collection<CaseId> ids) {
    List<CaseId> wanted = ids.stream().distinct().sorted().toList();
    Map<CaseId, String> clusters = new HashMap<>();
    wanted.forEach(id -> clusters.put(id, CaseCluster.alone(id).toString()));
    for (int from = 0; from < wanted.size(); from += PAGE) {
      List<byte[]> keys =
          wanted.subList(from, Math.min(wanted.size(), from + PAGE)).stream()
              .map(id -> UuidBytes.of(id.value()))
              .toList();
      transactions
          .read(() -> rows.of(project.value(), keys))
          .forEach(row -> clusters.put(new CaseId(row.caseId()), row.clusterKey()));
    }
    return clusters;
  }
}
