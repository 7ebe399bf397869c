package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.models.EmbeddingSetId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Embedding sets in lineage go by size and model. */
@Singleton
final class EmbeddingSetViews implements NodeReader {
  private final EmbeddingSetRepository rows;

  EmbeddingSetViews(EmbeddingSetRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.EMBEDDING_SET, nodes).stream()
        .map(id -> rows.find(project.value(), EmbeddingSetId.of(id).value()))
        .flatMap(Optional::stream)
        .map(EmbeddingSetViews::view)
        .toList();
  }

  private static NodeView view(EmbeddingSetRow row) {
    return new NodeView(
        Node.of(NodeKind.EMBEDDING_SET, row.embeddingSetId()),
        "%d vectors by %s".formatted(row.vectorCount(), row.model()),
        Optional.of(row.createdAt()));
  }
}
