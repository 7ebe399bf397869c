package dev.hansei.infra.registry.suites;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.suites.Manifest;
import dev.hansei.workflows.suites.RunSuiteInput;
import java.util.ArrayList;
import java.util.List;

/** What a run is made of. */
final class RunEdges {
  private RunEdges() {}

  static List<Edge> of(RunSuiteInput input, Manifest manifest) {
    Node run = Node.of(NodeKind.RUN, input.runId());
    List<Edge> edges = new ArrayList<>();
    edges.add(usedBy(Node.of(NodeKind.SUITE, input.suiteId()), run));
    edges.add(usedBy(Node.of(NodeKind.DATASET_VERSION, input.datasetVersionId()), run));
    input
        .target()
        .versions()
        .forEach(version -> edges.add(usedBy(Node.of(NodeKind.PROMPT_VERSION, version), run)));
    for (Judge judge : manifest.judges()) {
      edges.add(usedBy(Node.of(NodeKind.JUDGE, judge.id()), run));
    }
    input.against().ifPresent(other -> edges.add(usedBy(Node.of(NodeKind.RUN, other), run)));
    if (input.startedBy() instanceof Actor.ByPerson(var person)) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.ASKED_FOR, run));
    }
    return edges;
  }

  private static Edge usedBy(Node from, Node run) {
    return new Edge(from, Relation.USED_BY, run);
  }
}
