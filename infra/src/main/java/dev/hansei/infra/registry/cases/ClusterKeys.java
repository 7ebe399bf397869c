package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says what each new case is clustered by; copies are of the cluster of their original. */
@Singleton
final class ClusterKeys {
  private final CaseRepository cases;

  ClusterKeys(CaseRepository cases) {
    this.cases = cases;
  }

  /** The originals of those that are copies, by id; within the transaction that is open. */
  Map<UUID, String> originals(ProjectId project, List<NewCase> added) {
    List<byte[]> ids =
        added.stream()
            .map(NewCase::content)
            .map(CaseCluster::original)
            .flatMap(Optional::stream)
            .distinct()
            .map(id -> UuidBytes.of(id.value()))
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : cases.all(project.value(), ids).stream()
            .collect(Collectors.toMap(CaseRow::caseId, CaseRow::clusterKey));
  }

  /**
   * The edges from originals to their copies.
   *
   * @param rows of those added, in their order
   * @param originals those that are there: a copy of a case that is gone has none
   */
  static List<Edge> copies(List<NewCase> added, List<CaseRow> rows, Map<UUID, String> originals) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Node copy = Node.of(NodeKind.CASE, new CaseId(rows.get(i).caseId()));
      CaseCluster.original(added.get(i).content())
          .filter(of -> originals.containsKey(of.value()))
          .map(of -> new Edge(Node.of(NodeKind.CASE, of), Relation.PARENT_OF, copy))
          .ifPresent(edges::add);
    }
    return edges;
  }

  /** The key of a case that gets this id. */
  static String of(UUID id, NewCase added, Map<UUID, String> originals) {
    CaseContent content = added.content();
    return CaseCluster.stated(content, added.origin().document())
        .map(CaseCluster::toString)
        .or(() ->
            CaseCluster.original(content)
                .map(of -> originals.getOrDefault(of.value(), CaseCluster.alone(of).toString())))
        .orElseGet(() -> CaseCluster.alone(new CaseId(id)).toString());
  }
}
