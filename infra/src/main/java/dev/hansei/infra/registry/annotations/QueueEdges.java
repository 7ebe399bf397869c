package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.infra.registry.suites.OutcomeEdges;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * From runs, and sets that somebody brought, to the queues that ask about them, and from an
 * outcome, a failure or a trace over the annotations on it to their queue and their author.
 */
@Singleton
final class QueueEdges implements EdgeReader {
  private final TaskRepository tasks;
  private final AnnotationRepository annotations;

  QueueEdges(TaskRepository tasks, AnnotationRepository annotations) {
    this.tasks = tasks;
    this.annotations = annotations;
  }

  /**
   * The edges that are written when a queue is made.
   *
   * @param brought the set that it asks about, where it is one
   */
  static List<Edge> of(AnnotateInput input, Optional<ItemSet> brought) {
    Node queue = Queues.node(input.queueId());
    List<Edge> edges = new ArrayList<>();
    for (RunId run : runs(input.plan())) {
      edges.add(new Edge(Node.of(NodeKind.RUN, run), Relation.USED_BY, queue));
    }
    brought.ifPresent(set -> edges.add(new Edge(ItemSets.node(set), Relation.USED_BY, queue)));
    if (input.startedBy() instanceof Actor.ByPerson(var person)) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.ASKED_FOR, queue));
    }
    return edges;
  }

  private static List<RunId> runs(QueuePlan plan) {
    return plan.source().orElse(null) instanceof ItemSource.RunPairs(var baseline, var candidate)
        ? List.of(baseline, candidate)
        : plan.runs();
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    if (node.kind() == NodeKind.ANNOTATION) {
      UUID id = AnnotationId.of(node.id()).value();
      return annotations.find(project.value(), id).stream().flatMap(this::ofAnnotation).toList();
    }
    return tasksOf(project, node).stream()
        .flatMap(task -> annotations.standing(task.projectId(), task.taskId()).stream())
        .map(said -> new Edge(node, Relation.GAVE, nodeOf(said)))
        .limit(EDGES_MAX)
        .toList();
  }

  /** Ended ones about an outcome, a failure or a trace. */
  private List<TaskRow> tasksOf(ProjectId project, Node node) {
    if (node.kind() == NodeKind.FAILURE) {
      String prefix = OriginWord.ofFailure(FailureId.of(node.id()));
      return tasks.ofSource(project.value(), prefix + "%", EDGES_MAX);
    }
    if (node.kind() == NodeKind.TRACE) {
      String whole = OriginWord.ofTrace(new TraceId(node.id()));
      return tasks.ofSource(project.value(), whole, EDGES_MAX);
    }
    if (node.kind() != NodeKind.OUTCOME) {
      return List.of();
    }
    int slash = node.id().indexOf('/');
    UUID run = UUID.fromString(node.id().substring(0, slash));
    int ordinal = Integer.parseInt(node.id().substring(slash + 1));
    return tasks.ofOutcome(project.value(), run, ordinal, EDGES_MAX);
  }

  private Stream<Edge> ofAnnotation(AnnotationRow said) {
    Node own = nodeOf(said);
    Stream<Edge> outcome =
        tasks.find(said.projectId(), said.taskId()).stream()
            .flatMap(task -> nodesOf(task.origin()))
            .map(of -> new Edge(of, Relation.GAVE, own));
    Edge queue = new Edge(own, Relation.MEMBER_OF, Queues.node(new QueueId(said.queueId())));
    Stream<Edge> author =
        AuthorWord.read(said.author()) instanceof Author.ByPerson(var person)
            ? Stream.of(new Edge(Node.of(NodeKind.PERSON, person), Relation.WROTE, own))
            : Stream.empty();
    return Stream.concat(outcome, Stream.concat(Stream.of(queue), author));
  }

  /** What was shown; a line of a set is reached over its queue. */
  private static Stream<Node> nodesOf(Origin origin) {
    return switch (origin) {
      case Origin.OfRun(var run, int ordinal, _, _) -> Stream.of(OutcomeEdges.node(run, ordinal));
      case Origin.OfRuns(var a, var b) -> Stream.concat(nodesOf(a), nodesOf(b));
      case Origin.OfFailure(var failure, _) -> Stream.of(Node.of(NodeKind.FAILURE, failure));
      case Origin.OfTrace(var trace) -> Stream.of(Node.of(NodeKind.TRACE, trace));
      case Origin.Brought _ -> Stream.empty();
    };
  }

  private static Node nodeOf(AnnotationRow said) {
    return Node.of(NodeKind.ANNOTATION, new AnnotationId(said.annotationId()));
  }
}
