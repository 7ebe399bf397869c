package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.AdapterId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Adapters in lineage go by their names. */
@Singleton
final class AdapterViews implements NodeReader {
  private final AdapterRepository rows;

  AdapterViews(AdapterRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.ADAPTER, nodes).stream()
        .map(id -> rows.find(project.value(), AdapterId.of(id).value()))
        .flatMap(Optional::stream)
        .map(AdapterViews::view)
        .toList();
  }

  private static NodeView view(AdapterRow row) {
    return new NodeView(
        Node.of(NodeKind.ADAPTER, row.adapterId()), row.name(), Optional.of(row.createdAt()));
  }
}
