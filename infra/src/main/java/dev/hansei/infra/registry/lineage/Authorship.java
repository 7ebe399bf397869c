package dev.hansei.infra.registry.lineage;

import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.util.Optional;

/** The edge from the person who made a thing. */
public final class Authorship {
  private Authorship() {}

  /** {@code person WROTE made}. */
  public static Edge of(PersonId person, Node made) {
    return new Edge(Node.of(NodeKind.PERSON, person), Relation.WROTE, made);
  }

  /** {@code person WROTE made}; empty where no person asked for this very step. */
  public static Optional<Edge> of(Actor actor, Node made) {
    return switch (actor) {
      case Actor.ByPerson(var person) -> Optional.of(of(person, made));
      case Actor.ByWorkflow _, Actor.BySystem _ -> Optional.empty();
    };
  }
}
