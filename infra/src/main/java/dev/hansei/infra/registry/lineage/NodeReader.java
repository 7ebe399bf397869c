package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;

/**
 * Knows by what name people know things of a stage. Each stage with things in lineage has one, as a
 * bean; a thing that none knows goes by its kind and id.
 */
public interface NodeReader {
  /**
   * Those of the things that this stage knows and the project has; the others are left out.
   *
   * @param nodes of every kind, at most {@link Lineage#NODES_MAX}
   */
  List<NodeView> views(ProjectId project, List<Node> nodes);

  /** The ids of those of the things that have that kind; for readers of one kind. */
  static List<String> idsOf(NodeKind kind, List<Node> nodes) {
    return nodes.stream().filter(node -> node.kind() == kind).map(Node::id).toList();
  }
}
