package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Which feedback a trace got. */
@Singleton
public final class TraceEdges implements EdgeReader {
  private final FeedbackRepository feedback;

  TraceEdges(FeedbackRepository feedback) {
    this.feedback = feedback;
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    return rows(project, node).stream()
        .map(row ->
            new Edge(
                new Node(NodeKind.TRACE, row.traceId()),
                Relation.GAVE,
                Node.of(NodeKind.FEEDBACK, row.feedbackId())))
        .toList();
  }

  private List<FeedbackRow> rows(ProjectId project, Node node) {
    if (node.kind() == NodeKind.TRACE) {
      return feedback.someOf(project.value(), new TraceId(node.id()).hex(), EDGES_MAX);
    }
    return node.kind() == NodeKind.FEEDBACK
        ? feedback.find(project.value(), UUID.fromString(node.id()))
        : List.of();
  }
}
