package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.TuningId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Tunings in lineage go by their names. */
@Singleton
final class TuningViews implements NodeReader {
  private final TuningRepository rows;
  private final CanonicalJson json;

  TuningViews(TuningRepository rows, CanonicalJson json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.TUNING, nodes).stream()
        .map(id -> rows.find(project.value(), TuningId.of(id).value()))
        .flatMap(Optional::stream)
        .map(row -> row.view(json))
        .map(view ->
            new NodeView(
                Tunings.node(view.id()),
                "tuning: " + view.input().name(),
                Optional.of(view.startedAt())))
        .toList();
  }
}
