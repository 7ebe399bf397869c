package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From annotations to the certificates they stand behind; certificates go by their band. */
@Singleton
final class CertificateEdges implements EdgeReader, NodeReader {
  private final AnnotatedRepository annotated;
  private final CalibrationRepository rows;

  CertificateEdges(AnnotatedRepository annotated, CalibrationRepository rows) {
    this.annotated = annotated;
    this.rows = rows;
  }

  static Node node(CalibrationId id) {
    return Node.of(NodeKind.CERTIFICATE, id);
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    if (node.kind() == NodeKind.CERTIFICATE) {
      var id = CalibrationId.of(node.id()).value();
      return annotated.ofCalibration(project.value(), id, EDGES_MAX).stream()
          .map(CertificateEdges::edge)
          .toList();
    }
    if (node.kind() == NodeKind.ANNOTATION) {
      var id = AnnotationId.of(node.id()).value();
      return annotated.ofAnnotation(project.value(), id, EDGES_MAX).stream()
          .map(CertificateEdges::edge)
          .toList();
    }
    return List.of();
  }

  private static Edge edge(AnnotatedRow row) {
    return new Edge(
        Node.of(NodeKind.ANNOTATION, new AnnotationId(row.annotationId())),
        Relation.USED_BY,
        node(new CalibrationId(row.calibrationId())));
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.CERTIFICATE, nodes).stream()
        .map(id -> rows.find(project.value(), CalibrationId.of(id).value()))
        .flatMap(Optional::stream)
        .map(CertificateEdges::view)
        .toList();
  }

  private static NodeView view(CalibrationRow row) {
    String band = row.band().isEmpty() ? row.state() : row.band();
    return new NodeView(
        node(new CalibrationId(row.calibrationId())),
        (row.anchorsOf() == null ? "certificate: " : "check of anchors: ")
            + band.toLowerCase(Locale.ROOT),
        Optional.of(row.startedAt()));
  }
}
