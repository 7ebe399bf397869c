package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * From a case over its outcomes to the runs they are part of. An outcome goes by its run and
 * ordinal, {@code <run>/<ordinal>}. A run does not list its thousands of outcomes here: its dataset
 * version leads to the same cases.
 */
@Singleton
public final class OutcomeEdges implements EdgeReader {
  private final OutcomeRepository outcomes;

  OutcomeEdges(OutcomeRepository outcomes) {
    this.outcomes = outcomes;
  }

  /** The name of an outcome in lineage. */
  public static Node node(RunId run, int ordinal) {
    return new Node(NodeKind.OUTCOME, "%s/%d".formatted(run, ordinal));
  }

  @Override
  public List<Edge> edgesOf(ProjectId project, Node node) {
    if (node.kind() == NodeKind.CASE) {
      var id = CaseId.of(node.id()).value();
      return outcomes.ofCase(project.value(), id, EDGES_MAX).stream()
          .map(OutcomeEdges::ofCase)
          .toList();
    }
    if (node.kind() != NodeKind.OUTCOME) {
      return List.of();
    }
    var place = Place.of(node.id());
    return outcomes.find(project.value(), place.run(), place.ordinal()).stream()
        .flatMap(row -> Stream.of(ofCase(row), ofRun(row)))
        .toList();
  }

  private static Edge ofCase(OutcomeRow row) {
    return new Edge(
        Node.of(NodeKind.CASE, new CaseId(row.caseId())), Relation.USED_BY, nodeOf(row));
  }

  private static Edge ofRun(OutcomeRow row) {
    return new Edge(nodeOf(row), Relation.MEMBER_OF, Node.of(NodeKind.RUN, new RunId(row.runId())));
  }

  private static Node nodeOf(OutcomeRow row) {
    return node(new RunId(row.runId()), row.ordinal());
  }

  /** What an outcome's name says. */
  record Place(UUID run, int ordinal) {
    static Place of(String id) {
      int slash = id.indexOf('/');
      if (slash < 0) {
        throw new IllegalArgumentException("an outcome reads <run>/<ordinal>: '%s'".formatted(id));
      }
      return new Place(
          UUID.fromString(id.substring(0, slash)), Integer.parseInt(id.substring(slash + 1)));
    }
  }
}
