package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.RubricId;
import dev.hansei.workflows.criteria.SaidSource;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** From notes and failures over the criterion that they argue for to its rubrics and judges. */
@Singleton
final class CriterionEdges implements EdgeReader, NodeReader {
  private final CriterionRepository criteria;
  private final ArgumentRepository arguments;
  private final RubricRepository rubrics;
  private final JudgeRepository judges;

  CriterionEdges(
      CriterionRepository criteria,
      ArgumentRepository arguments,
      RubricRepository rubrics,
      JudgeRepository judges) {
    this.criteria = criteria;
    this.arguments = arguments;
    this.rubrics = rubrics;
    this.judges = judges;
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    return switch (node.kind()) {
      case ANNOTATION, FAILURE ->
          arguments.ofSource(project.value(), UUID.fromString(node.id()), EDGES_MAX).stream()
              .map(CriterionEdges::argued)
              .filter(edge -> edge.from().equals(node))
              .toList();
      case CRITERION -> ofCriterion(project.value(), CriterionId.of(node.id()).value());
      case RUBRIC ->
          rubrics.find(project.value(), RubricId.of(node.id()).value()).stream()
              .map(CriterionEdges::member)
              .toList();
      case JUDGE ->
          judges.find(project.value(), JudgeId.of(node.id()).value()).stream()
              .flatMap(CriterionEdges::applied)
              .toList();
      default -> List.of();
    };
  }

  private List<Edge> ofCriterion(UUID project, UUID criterion) {
    List<Edge> edges = new ArrayList<>();
    arguments.of(project, criterion, EDGES_MAX).stream()
        .map(CriterionEdges::argued)
        .forEach(edges::add);
    rubrics.ofCriterion(project, criterion, Long.MAX_VALUE, EDGES_MAX).stream()
        .map(CriterionEdges::member)
        .forEach(edges::add);
    judges.ofCriterion(project, criterion, Long.MAX_VALUE, EDGES_MAX).stream()
        .flatMap(CriterionEdges::applied)
        .filter(edge -> edge.from().kind() == NodeKind.CRITERION)
        .forEach(edges::add);
    return edges;
  }

  private static Edge argued(ArgumentRow row) {
    NodeKind kind =
        switch (SaidSource.Kind.valueOf(row.source())) {
          case NOTE, CODE -> NodeKind.ANNOTATION;
          case FAILURE -> NodeKind.FAILURE;
        };
    return new Edge(
        Node.of(kind, row.sourceId()), Relation.ARGUED_FOR, criterion(row.criterionId()));
  }

  private static Edge member(RubricRow row) {
    return new Edge(
        criterion(row.criterionId()),
        Relation.USED_BY,
        Node.of(NodeKind.RUBRIC, new RubricId(row.rubricId())));
  }

  /** A judge that names its rubric comes of it, another of the criterion itself. */
  private static Stream<Edge> applied(JudgeRow row) {
    Node judge = Node.of(NodeKind.JUDGE, new JudgeId(row.judgeId()));
    var rubric = row.rubricId();
    Node from =
        rubric == null
            ? criterion(row.criterionId())
            : Node.of(NodeKind.RUBRIC, new RubricId(rubric));
    return Stream.of(new Edge(from, Relation.USED_BY, judge));
  }

  private static Node criterion(UUID id) {
    return Node.of(NodeKind.CRITERION, new CriterionId(id));
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    Stream<NodeView> named =
        NodeReader.idsOf(NodeKind.CRITERION, nodes).stream()
            .map(id -> criteria.find(project.value(), CriterionId.of(id).value()))
            .flatMap(Optional::stream)
            .map(row ->
                new NodeView(
                    criterion(row.criterionId()), row.name(), Optional.of(row.createdAt())));
    Stream<NodeView> numbered =
        NodeReader.idsOf(NodeKind.RUBRIC, nodes).stream()
            .map(id -> rubrics.find(project.value(), RubricId.of(id).value()))
            .flatMap(Optional::stream)
            .map(row ->
                new NodeView(
                    Node.of(NodeKind.RUBRIC, new RubricId(row.rubricId())),
                    "rubric v" + row.number(),
                    Optional.of(row.createdAt())));
    return Stream.concat(named, numbered).toList();
  }
}
