package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What cases were made of, who wrote them, and which dataset versions they are members of. */
@Singleton
public final class CaseEdges implements EdgeReader {
  private final CaseRepository cases;
  private final MemberRepository members;

  CaseEdges(CaseRepository cases, MemberRepository members) {
    this.cases = cases;
    this.members = members;
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    return switch (node.kind()) {
      case CASE -> ofCase(project.value(), CaseId.of(node.id()).value());
      case FAILURE ->
          madeOf(
              node, cases.ofFailure(project.value(), FailureId.of(node.id()).value(), EDGES_MAX));
      case DOCUMENT ->
          madeOf(
              node, cases.ofDocument(project.value(), DocumentId.of(node.id()).value(), EDGES_MAX));
      case DATASET_VERSION -> ofVersion(project.value(), node);
      case PERSON,
          ARTIFACT,
          EMBEDDING_SET,
          PROMPT_VERSION,
          JUDGE,
          TRACE,
          FEEDBACK,
          CLUSTER,
          SUITE,
          RUN,
          OUTCOME,
          QUEUE,
          ANNOTATION,
          CERTIFICATE,
          VERDICT,
          PROMOTION,
          TUNING,
          ADAPTER,
          CAMPAIGN,
          CRITERION,
          RUBRIC ->
          List.of();
    };
  }

  private List<Edge> ofCase(UUID project, UUID id) {
    var node = Node.of(NodeKind.CASE, new CaseId(id));
    var made = cases.find(project, id).stream().flatMap(row -> whence(row, node));
    var memberships =
        members.ofCase(project, id, EDGES_MAX).stream()
            .map(row -> membership(node, row.versionId()));
    return Stream.concat(made, memberships).toList();
  }

  private static Stream<Edge> whence(CaseRow row, Node node) {
    return Stream.of(
            edge(NodeKind.FAILURE, row.failureId(), Relation.GAVE, node),
            edge(NodeKind.DOCUMENT, row.documentId(), Relation.GAVE, node),
            edge(NodeKind.PERSON, row.authorId(), Relation.WROTE, node))
        .flatMap(edge -> edge);
  }

  private static Stream<Edge> edge(
      NodeKind kind, @Nullable UUID from, Relation relation, Node node) {
    return from == null ? Stream.of() : Stream.of(new Edge(Node.of(kind, from), relation, node));
  }

  private static List<Edge> madeOf(Node from, List<CaseRow> rows) {
    return rows.stream()
        .map(row -> new Edge(from, Relation.GAVE, Node.of(NodeKind.CASE, new CaseId(row.caseId()))))
        .toList();
  }

  private List<Edge> ofVersion(UUID project, Node node) {
    var version = DatasetVersionId.of(node.id()).value();
    return members.ofVersion(project, version, EDGES_MAX).stream()
        .map(row -> membership(Node.of(NodeKind.CASE, new CaseId(row.caseId())), version))
        .toList();
  }

  private static Edge membership(Node one, UUID version) {
    return new Edge(
        one, Relation.MEMBER_OF, Node.of(NodeKind.DATASET_VERSION, new DatasetVersionId(version)));
  }
}
