package dev.hansei.api.lineage;

import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.LabelSight;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.lineage.Graph;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lineage as somebody may know it: that there are labels, and not what they say, where a queue asks
 * them about the same run, or about traces.
 */
@Singleton
final class LineageSight {
  private static final String HIDDEN = "a label, hidden while you are asked to label";

  private final Tasks tasks;
  private final LabelSight labels;

  LineageSight(Tasks tasks, LabelSight labels) {
    this.tasks = tasks;
    this.labels = labels;
  }

  /** The same graph; some labels go by another name. */
  Graph of(Caller caller, Graph graph) {
    Map<Node, Origin> asked = new LinkedHashMap<>();
    graph.nodes().stream()
        .map(NodeView::node)
        .filter(node -> node.kind() == NodeKind.ANNOTATION)
        .forEach(node ->
            tasks
                .originOf(caller.projectId(), AnnotationId.of(node.id()))
                .ifPresent(origin -> asked.put(node, origin)));
    if (asked.isEmpty()) {
      return graph;
    }
    Predicate<Origin> told = labels.told(caller, asked.values());
    return new Graph(
        graph.nodes().stream()
            .map(view -> {
              Origin origin = asked.get(view.node());
              return origin == null || told.test(origin)
                  ? view
                  : new NodeView(view.node(), HIDDEN, view.at());
            })
            .toList(),
        graph.edges(),
        graph.truncated());
  }
}
