package dev.hansei.api.lineage;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.charts.LineageChart;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Graph;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks both ways from a thing, and lays out what was found. */
@Singleton
final class LineagePageReader {
  /** From a trace to its promotion. */
  private static final int DEPTH = 10;

  /** The list says it in words; more than this nobody reads, and the boxes lead on. */
  private static final int LISTED = 100;

  private final Lineage lineage;
  private final NodePaths paths;
  private final LineageSight sight;

  LineagePageReader(Lineage lineage, NodePaths paths, LineageSight sight) {
    this.lineage = lineage;
    this.paths = paths;
    this.sight = sight;
  }

  LineagePage read(Frame frame, Caller caller, Node node) {
    ProjectId project = caller.projectId();
    Graph graph = sight.of(caller, lineage.walk(project, node, Direction.BOTH, DEPTH));
    if (graph.isUnknown()) {
      throw ApiProblem.notFound(Names.words(node.kind()), node.id()).raise();
    }
    Graph up = lineage.walk(project, node, Direction.UP, DEPTH);
    Set<Node> origins = up.nodes().stream().map(NodeView::node).collect(Collectors.toSet());
    return new LineagePage(
        frame,
        node,
        named(node, graph.nodes().getFirst().label()),
        paths.of(project, node).map(frame::to),
        LineageChart.of(node, graph.edges()),
        relatives(
            frame,
            project,
            graph,
            graph.nodes().stream().skip(1).filter(view -> origins.contains(view.node()))),
        relatives(
            frame,
            project,
            graph,
            graph.nodes().stream().skip(1).filter(view -> !origins.contains(view.node()))),
        graph.truncated());
  }

  /** Its kind and its label, which may begin with the kind already. */
  private static String named(Node node, String label) {
    String kind = Names.words(node.kind());
    return label.startsWith(kind) ? label : kind + " " + label;
  }

  private List<LineagePage.Relative> relatives(
      Frame frame, ProjectId project, Graph graph, Stream<NodeView> views) {
    return views
        .limit(LISTED)
        .map(view ->
            new LineagePage.Relative(
                view.node(),
                view.label(),
                relation(graph.edges(), view.node()),
                paths.of(project, view.node()).map(frame::to)))
        .toList();
  }

  /** How a thing hangs on its neighbour in the graph: the first edge that names it. */
  private static String relation(List<Edge> edges, Node node) {
    return edges.stream()
        .filter(edge -> edge.from().equals(node) || edge.to().equals(node))
        .findFirst()
        .map(edge ->
            edge.from().equals(node)
                ? "%s a %s".formatted(Names.words(edge.relation()), Names.words(edge.to().kind()))
                : "%s it, a %s"
                    .formatted(Names.words(edge.relation()), Names.words(edge.from().kind())))
        .orElse("");
  }
}
