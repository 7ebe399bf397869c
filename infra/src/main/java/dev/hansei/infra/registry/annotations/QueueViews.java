package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Queues in lineage go by their name, annotations by their label. */
@Singleton
final class QueueViews implements NodeReader {
  private final QueueRepository queues;
  private final AnnotationRepository annotations;

  QueueViews(QueueRepository queues, AnnotationRepository annotations) {
    this.queues = queues;
    this.annotations = annotations;
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
          .ifPresent(row -> views.add(view(row)));
    }
    return List.copyOf(views);
  }

  private static NodeView view(QueueRow row) {
    return new NodeView(
        Node.of(NodeKind.QUEUE, row.queueId()),
        "queue %s, %s".formatted(row.name(), row.state().toLowerCase(Locale.ROOT)),
        Optional.of(row.createdAt()));
  }

  private static NodeView view(AnnotationRow row) {
    String by = row.author().substring(0, row.author().indexOf(':'));
    return new NodeView(
        Node.of(NodeKind.ANNOTATION, row.annotationId()),
        "%s, said by a %s".formatted(row.label(), by.equals("outside") ? "person elsewhere" : by),
        Optional.of(row.createdAt()));
  }
}
