package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.infra.registry.suites.OutcomeEdges;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * From runs to the queues that ask about them, and from an outcome over the annotations on it to
 * their queue and their author.
 */
@Singleton
final class QueueEdges implements EdgeReader {
  private final TaskRepository tasks;
  private final AnnotationRepository annotations;

  QueueEdges(TaskRepository tasks, AnnotationRepository annotations) {
    this.tasks = tasks;
    this.annotations = annotations;
  }

  /** The edges that are written when a queue is made. */
  static List<Edge> of(AnnotateInput input) {
    Node queue = Queues.node(input.queueId());
    List<Edge> edges = new ArrayList<>();
    for (RunId run : input.plan().runs()) {
      edges.add(new Edge(Node.of(NodeKind.RUN, run), Relation.USED_BY, queue));
    }
    if (input.startedBy() instanceof Actor.ByPerson(var person)) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.ASKED_FOR, queue));
    }
    return edges;
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    if (node.kind() == NodeKind.ANNOTATION) {
      UUID id = AnnotationId.of(node.id()).value();
      return annotations.find(project.value(), id).stream().flatMap(this::ofAnnotation).toList();
    }
    if (node.kind() != NodeKind.OUTCOME) {
      return List.of();
    }
    int slash = node.id().indexOf('/');
    UUID run = UUID.fromString(node.id().substring(0, slash));
    int ordinal = Integer.parseInt(node.id().substring(slash + 1));
    return tasks.ofOutcome(project.value(), run, ordinal, EDGES_MAX).stream()
        .flatMap(task -> annotations.standing(task.projectId(), task.taskId()).stream())
        .map(said -> new Edge(node, Relation.GAVE, nodeOf(said)))
        .limit(EDGES_MAX)
        .toList();
  }

  private Stream<Edge> ofAnnotation(AnnotationRow said) {
    Node own = nodeOf(said);
    Stream<Edge> outcome =
        tasks.find(said.projectId(), said.taskId()).stream()
            .map(task -> OutcomeEdges.node(new RunId(task.runId()), task.ordinal()))
            .map(of -> new Edge(of, Relation.GAVE, own));
    Edge queue = new Edge(own, Relation.MEMBER_OF, Queues.node(new QueueId(said.queueId())));
    Stream<Edge> author =
        AuthorWord.read(said.author()) instanceof Author.ByPerson(var person)
            ? Stream.of(new Edge(Node.of(NodeKind.PERSON, person), Relation.WROTE, own))
            : Stream.empty();
    return Stream.concat(outcome, Stream.concat(Stream.of(queue), author));
  }

  private static Node nodeOf(AnnotationRow said) {
    return Node.of(NodeKind.ANNOTATION, new AnnotationId(said.annotationId()));
  }
}
