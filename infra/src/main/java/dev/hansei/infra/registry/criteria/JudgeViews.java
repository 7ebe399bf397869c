package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Judges in lineage go by their criterion's name and their number. */
@Singleton
final class JudgeViews implements NodeReader {
  private final JudgeRepository rows;
  private final CriterionRepository criteria;

  JudgeViews(JudgeRepository rows, CriterionRepository criteria) {
    this.rows = rows;
    this.criteria = criteria;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.JUDGE, nodes).stream()
        .map(id -> rows.find(project.value(), JudgeId.of(id).value()))
        .flatMap(Optional::stream)
        .map(row -> view(project, row))
        .toList();
  }

  private NodeView view(ProjectId project, JudgeRow row) {
    var name = criteria.find(project.value(), row.criterionId()).orElseThrow().name();
    return new NodeView(
        Node.of(NodeKind.JUDGE, row.judgeId()),
        "judge of %s v%d".formatted(name, row.number()),
        Optional.of(row.createdAt()));
  }
}
