package dev.hansei.infra.registry.gates;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Verdicts in lineage are verdicts: what they say stands on their own page, for those who may read
 * it there. Everybody reads lineage, also who is asked to label the run's answers.
 */
@Singleton
final class VerdictViews implements NodeReader {
  private final VerdictRepository rows;

  VerdictViews(VerdictRepository rows) {
    this.rows = rows;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.VERDICT, nodes).stream()
        .map(id -> rows.find(project.value(), VerdictId.of(id).value()))
        .flatMap(Optional::stream)
        .map(VerdictViews::view)
        .toList();
  }

  private static NodeView view(VerdictRow row) {
    return new NodeView(
        Node.of(NodeKind.VERDICT, row.verdictId()), "verdict", Optional.of(row.recordedAt()));
  }
}
