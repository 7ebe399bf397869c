package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** People in lineage go by their display names. */
@Singleton
final class PersonViews implements NodeReader {
  private final People people;

  PersonViews(People people) {
    this.people = people;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    return NodeReader.idsOf(NodeKind.PERSON, nodes).stream()
        .map(id -> people.find(PersonId.of(id)))
        .flatMap(Optional::stream)
        .map(person ->
            new NodeView(
                Node.of(NodeKind.PERSON, person.id()),
                person.displayName(),
                Optional.of(person.createdAt())))
        .toList();
  }
}
