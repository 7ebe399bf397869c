package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Walks what came of what: edge rows, and the foreign keys that stages read as edges. Bounded in
 * depth, in nodes, and in neighbours per node, and says when it left something out.
 */
@Singleton
public final class Lineage {
  /** More than a person can look at. */
  public static final int NODES_MAX = 500;

  /** The loop, from a trace to its promotion and round once more. */
  public static final int DEPTH_MAX = 20;

  private final EdgeRepository rows;
  private final List<EdgeReader> edgeReaders;
  private final List<NodeReader> nodeReaders;
  private final Transactions transactions;

  Lineage(
      EdgeRepository rows,
      List<EdgeReader> edgeReaders,
      List<NodeReader> nodeReaders,
      Transactions transactions) {
    this.rows = rows;
    this.edgeReaders = List.copyOf(edgeReaders);
    this.nodeReaders = List.copyOf(nodeReaders);
    this.transactions = transactions;
  }

  /**
   * Walks from a thing. A thing without edges gives a graph of itself.
   *
   * @param depthMax steps from the start, 1 to {@link #DEPTH_MAX}
   * @throws RegistryException INVALID {@code node-id} when the id is none of that kind
   */
  public Graph walk(ProjectId project, Node start, Direction direction, int depthMax) {
    if (depthMax < 1 || depthMax > DEPTH_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "depth-out-of-range",
          "The depth of a walk is 1 to %d: %d.".formatted(DEPTH_MAX, depthMax));
    }
    return transactions.read(() -> {
      var walk = new LineageWalk(node -> neighbours(project, node), start);
      switch (direction) {
        case UP -> walk.up(depthMax);
        case DOWN -> walk.down(depthMax);
        case BOTH -> {
          walk.up(depthMax);
          walk.down(depthMax);
        }
      }
      return new Graph(views(project, walk.nodes()), walk.edges(), walk.isTruncated());
    });
  }

  private List<Edge> neighbours(ProjectId project, Node node) {
    var kind = node.kind().name();
    var found = new ArrayList<Edge>();
    // One row more than is kept, so that the walk sees that there is more.
    int limit = EdgeReader.EDGES_MAX + 1;
    rows.from(project.value(), kind, node.id(), limit).forEach(row -> found.add(row.edge()));
    rows.to(project.value(), kind, node.id(), limit).forEach(row -> found.add(row.edge()));
    try {
      edgeReaders.forEach(reader -> found.addAll(reader.edgesOf(project, node)));
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "node-id",
          "'%s' is no id of a %s.".formatted(node.id(), kind.toLowerCase(Locale.ROOT)));
    }
    return found;
  }

  private List<NodeView> views(ProjectId project, List<Node> nodes) {
    Map<Node, NodeView> known = new LinkedHashMap<>();
    for (var reader : nodeReaders) {
      reader.views(project, nodes).forEach(view -> known.put(view.node(), view));
    }
    return nodes.stream()
        .map(node -> Optional.ofNullable(known.get(node)).orElseGet(() -> unnamed(node)))
        .toList();
  }

  private static NodeView unnamed(Node node) {
    return new NodeView(node, node.id(), Optional.empty());
  }
}
