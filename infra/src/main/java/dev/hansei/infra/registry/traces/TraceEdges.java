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
    var rows =
        switch (node.kind()) {
          case TRACE -> feedback.someOf(project.value(), new TraceId(node.id()).hex(), EDGES_MAX);
          case FEEDBACK -> feedback.find(project.value(), UUID.fromString(node.id()));
          case PERSON,
              ARTIFACT,
              EMBEDDING_SET,
              PROMPT_VERSION,
              JUDGE,
              FAILURE,
              DOCUMENT,
              CASE,
              DATASET_VERSION,
              SUITE,
              RUN,
              OUTCOME,
              VERDICT,
              PROMOTION,
              ADAPTER ->
              List.<FeedbackRow>of();
        };
    return rows.stream()
        .map(row ->
            new Edge(
                new Node(NodeKind.TRACE, row.traceId()),
                Relation.GAVE,
                Node.of(NodeKind.FEEDBACK, row.feedbackId())))
        .toList();
  }
}
