package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Sides;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Queues in lineage go by their name, annotations by their label. What a person said of a pair is
 * told by the side that the person saw: who reads of an own label does not learn from it which
 * answer was the candidate's.
 */
@Singleton
final class QueueViews implements NodeReader {
  private final QueueRepository queues;
  private final AnnotationRepository annotations;
  private final TaskRepository tasks;
  private final FieldAnswers fields;
  private final CanonicalJson json;

  QueueViews(
      QueueRepository queues,
      AnnotationRepository annotations,
      TaskRepository tasks,
      FieldAnswers fields,
      CanonicalJson json) {
    this.queues = queues;
    this.annotations = annotations;
    this.tasks = tasks;
    this.fields = fields;
    this.json = json;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    var views = new ArrayList<NodeView>();
    for (String id : NodeReader.idsOf(NodeKind.QUEUE, nodes)) {
      queues.find(project.value(), QueueId.of(id).value()).ifPresent(row -> views.add(view(row)));
    }
    for (String id : NodeReader.idsOf(NodeKind.ANNOTATION, nodes)) {
      annotations
          .find(project.value(), AnnotationId.of(id).value())
          .ifPresent(row -> views.add(view(project, row)));
    }
    return List.copyOf(views);
  }

  private static NodeView view(QueueRow row) {
    return new NodeView(
        Node.of(NodeKind.QUEUE, row.queueId()),
        "queue %s, %s".formatted(row.name(), row.state().toLowerCase(Locale.ROOT)),
        Optional.of(row.createdAt()));
  }

  private NodeView view(ProjectId project, AnnotationRow row) {
    boolean isOfPerson = AuthorWord.read(row.author()) instanceof Author.ByPerson;
    String by = row.author().substring(0, row.author().indexOf(':'));
    return new NodeView(
        Node.of(NodeKind.ANNOTATION, row.annotationId()),
        "%s, said by a %s"
            .formatted(
                isOfPerson ? seen(project, row) : row.label(),
                by.equals("outside") ? "person elsewhere" : by),
        Optional.of(row.createdAt()));
  }

  /** The label in the words of who gave it. */
  private String seen(ProjectId project, AnnotationRow row) {
    boolean isSide =
        row.label().equals(Label.Preference.A) || row.label().equals(Label.Preference.B);
    if (!isSide) {
      return row.label();
    }
    boolean isTurned =
        tasks.find(project.value(), row.taskId()).map(TaskRow::isTurned).orElse(false);
    return queues
        .find(project.value(), row.queueId())
        .map(queue -> fields.asked(project, queue.queue(json).plan()).form())
        .map(form -> Sides.shown(form, row.label(), isTurned))
        .orElse("(no queue)");
  }
}
