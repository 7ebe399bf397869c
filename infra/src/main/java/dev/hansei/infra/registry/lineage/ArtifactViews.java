package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Artifacts in lineage go by media type, size and the beginning of their hash. */
@Singleton
final class ArtifactViews implements NodeReader {
  private final ArtifactRepository rows;

  ArtifactViews(ArtifactRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.ARTIFACT, nodes).stream()
        .map(id -> rows.find(project.value(), new Sha256(id)))
        .flatMap(Optional::stream)
        .map(ArtifactViews::view)
        .toList();
  }

  private static NodeView view(ArtifactRow row) {
    var label =
        "%s, %d bytes, %s".formatted(row.mediaType(), row.sizeBytes(), row.sha256().abbreviated());
    return new NodeView(
        Node.of(NodeKind.ARTIFACT, row.sha256()), label, Optional.of(row.createdAt()));
  }
}
