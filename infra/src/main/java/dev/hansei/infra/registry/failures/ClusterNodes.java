package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Failure modes in lineage go by their names. */
@Singleton
final class ClusterNodes implements NodeReader {
  private final ClusterRepository rows;

  ClusterNodes(ClusterRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    List<byte[]> ids =
        NodeReader.idsOf(NodeKind.CLUSTER, nodes).stream()
            .map(id -> UuidBytes.of(ClusterId.of(id).value()))
            .toList();
    return ids.isEmpty()
        ? List.of()
        : rows.all(project.value(), ids).stream().map(ClusterNodes::view).toList();
  }

  private static NodeView view(ClusterRow row) {
    return new NodeView(
        Node.of(NodeKind.CLUSTER, row.clusterId()), row.name(), Optional.of(row.firstAt()));
  }
}
