package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code lineage_edge}. */
@MappedEntity("lineage_edge")
record EdgeRow(
    @Id @Binary16 UUID projectId,
    String fromKind,
    String fromId,
    String relation,
    String toKind,
    String toId,
    Instant createdAt) {
  static EdgeRow of(UUID project, Edge edge, Instant createdAt) {
    return new EdgeRow(
        project,
        edge.from().kind().name(),
        edge.from().id(),
        edge.relation().name(),
        edge.to().kind().name(),
        edge.to().id(),
        createdAt);
  }

  Edge edge() {
    return new Edge(
        new Node(NodeKind.valueOf(fromKind), fromId),
        Relation.valueOf(relation),
        new Node(NodeKind.valueOf(toKind), toId));
  }
}
