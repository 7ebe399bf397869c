package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Edge;
import java.util.List;

/**
 * What a walk found.
 *
 * @param nodes the start first, then in the order of their distance from it
 * @param edges between those nodes
 * @param truncated whether there is more: deeper, or beyond the limits
 */
public record Graph(List<NodeView> nodes, List<Edge> edges, boolean truncated) {
  public Graph {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a graph has at least the node it starts from");
    }
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** Whether it is of no thing here: nothing knows when it was made, or what came of it. */
  public boolean isUnknown() {
    return edges.isEmpty() && nodes.getFirst().at().isEmpty();
  }
}
