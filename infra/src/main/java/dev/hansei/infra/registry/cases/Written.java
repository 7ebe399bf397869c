package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Tells lineage and audit that somebody wrote a thing, in the transaction that writes it. */
@Singleton
final class Written {
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;

  Written(Artifacts artifacts, Edges edges, Audit audit) {
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
  }

  /**
   * The thing came from the person, and is stored as the content.
   *
   * @param content absent where the thing has no object of its own
   */
  void tell(
      ProjectId project, Actor actor, String action, Node thing, Optional<ArtifactRef> content) {
    var whence = new ArrayList<Edge>();
    if (actor instanceof Actor.ByPerson(var person)) {
      whence.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.WROTE, thing));
    }
    content.ifPresent(ref -> {
      artifacts.register(project, ref);
      whence.add(new Edge(thing, Relation.STORED_AS, Node.of(NodeKind.ARTIFACT, ref.sha256())));
    });
    edges.add(project, whence);
    audit.append(
        project,
        actor,
        action,
        thing,
        content
            .map(ref -> Map.<String, Object>of("sha256", ref.sha256().hex()))
            .orElseGet(Map::of));
  }
}
