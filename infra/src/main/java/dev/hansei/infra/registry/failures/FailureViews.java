package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Failures in lineage go by what was asked. */
@Singleton
final class FailureViews implements NodeReader {
  private final FailureRepository rows;

  FailureViews(FailureRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.FAILURE, nodes).stream()
        .map(id -> rows.find(project.value(), FailureId.of(id).value()))
        .flatMap(Optional::stream)
        .map(FailureViews::view)
        .toList();
  }

  private static NodeView view(FailureRow row) {
    return new NodeView(
        Node.of(NodeKind.FAILURE, row.failureId()),
        row.question().isEmpty() ? "failure without a question" : row.question(),
        Optional.of(row.foundAt()));
  }
}
