package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One walk, breadth first; each thing's neighbours are read once. */
final class LineageWalk {
  private final Function<Node, List<Edge>> edgesOf;
  private final Node start;
  private final Map<Node, List<Edge>> read = new LinkedHashMap<>();
  private final Set<Node> nodes = new LinkedHashSet<>();
  private final Set<Edge> edges = new LinkedHashSet<>();
  private boolean truncated;

  /**
   * @param edgesOf the edges that begin or end at a thing
   */
  LineageWalk(Function<Node, List<Edge>> edgesOf, Node start) {
    this.edgesOf = edgesOf;
    this.start = start;
    nodes.add(start);
  }

  /** Follows edges backwards. */
  void up(int depthMax) {
    walk(depthMax, Edge::to, Edge::from);
  }

  /** Follows edges forwards. */
  void down(int depthMax) {
    walk(depthMax, Edge::from, Edge::to);
  }

  private void walk(int depthMax, Function<Edge, Node> near, Function<Edge, Node> far) {
    Set<Node> seen = new LinkedHashSet<>(List.of(start));
    List<Node> ring = List.of(start);
    for (int depth = 0; depth < depthMax && !ring.isEmpty(); depth++) {
      var next = new ArrayList<Node>();
      for (var node : ring) {
        for (var edge : leaving(node, near)) {
          if (keep(edge, far.apply(edge)) && seen.add(far.apply(edge))) {
            next.add(far.apply(edge));
          }
        }
      }
      ring = next;
    }
    truncated |= ring.stream().anyMatch(node -> !leaving(node, near).isEmpty());
  }

  private List<Edge> leaving(Node node, Function<Edge, Node> near) {
    var found =
        read.computeIfAbsent(node, edgesOf).stream()
            .filter(edge -> near.apply(edge).equals(node))
            .distinct()
            .toList();
    if (found.size() > EdgeReader.EDGES_MAX) {
      truncated = true;
      return found.subList(0, EdgeReader.EDGES_MAX);
    }
    return found;
  }

  /** False when there is no room for the thing at the far end. */
  private boolean keep(Edge edge, Node far) {
    if (!nodes.contains(far)) {
      if (nodes.size() == Lineage.NODES_MAX) {
        truncated = true;
        return false;
      }
      nodes.add(far);
    }
    edges.add(edge);
    return true;
  }

  List<Node> nodes() {
    return List.copyOf(nodes);
  }

  List<Edge> edges() {
    return List.copyOf(edges);
  }

  boolean isTruncated() {
    return truncated;
  }
}
