package dev.hansei.api.lineage;

import dev.hansei.infra.registry.lineage.Graph;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a thing comes from and what came of it, as the API shows it.
 *
 * @param nodes the root first, then by their distance from it
 * @param truncated whether there is more: deeper, or beyond the limits
 */
public record LineageResource(Node root, List<Thing> nodes, List<Step> edges, boolean truncated) {
  /** A thing; its label may hold text of strangers. */
  public record Thing(NodeKind kind, String id, String label, Optional<Instant> at) {
    static Thing from(NodeView view) {
      return new Thing(view.node().kind(), view.node().id(), view.label(), view.at());
    }
  }

  /** {@code from} came first, {@code to} was made of it. */
  public record Step(Node from, Relation relation, Node to) {
    static Step from(Edge edge) {
      return new Step(edge.from(), edge.relation(), edge.to());
    }
  }

  static LineageResource from(Graph graph) {
    return new LineageResource(
        graph.nodes().getFirst().node(),
        graph.nodes().stream().map(Thing::from).toList(),
        graph.edges().stream().map(Step::from).toList(),
        graph.truncated());
  }
}
