package dev.hansei.infra.registry.tunings;

import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuningActivities.TuningPlan;
import dev.hansei.workflows.tunings.TuningId;
import java.util.ArrayList;
import java.util.List;

/** What goes into a tuning and what comes out, as lineage. */
final class TuningEdges {
  private TuningEdges() {}

  /** Pairs, documents, material and the version in use, and who asked. */
  static List<Edge> into(TuneInput input, TuningPlan plan, List<DocumentId> documents) {
    Node tuning = Tunings.node(input.tuningId());
    List<Edge> edges = new ArrayList<>();
    edges.add(used(Node.of(NodeKind.DATASET_VERSION, input.pairs()), tuning));
    edges.add(used(Node.of(NodeKind.PROMPT_VERSION, input.base()), tuning));
    edges.add(used(Node.of(NodeKind.ARTIFACT, plan.material().sha256()), tuning));
    documents.forEach(id -> edges.add(used(Node.of(NodeKind.DOCUMENT, id), tuning)));
    edges.add(new Edge(Node.of(NodeKind.PERSON, input.requestedBy()), Relation.ASKED_FOR, tuning));
    return edges;
  }

  /** Report, adapter and candidate. */
  static List<Edge> outOf(TuningId id, Outcome outcome) {
    Node tuning = Tunings.node(id);
    List<Edge> edges = new ArrayList<>();
    edges.add(
        new Edge(
            tuning, Relation.STORED_AS, Node.of(NodeKind.ARTIFACT, outcome.stored().sha256())));
    if (outcome.product().isPresent()) {
      Product made = outcome.product().get();
      Node adapter = Node.of(NodeKind.ADAPTER, made.adapter());
      Node candidate = Node.of(NodeKind.PROMPT_VERSION, made.candidate());
      edges.add(new Edge(tuning, Relation.GAVE, adapter));
      edges.add(new Edge(tuning, Relation.GAVE, candidate));
      edges.add(used(adapter, candidate));
    }
    return edges;
  }

  private static Edge used(Node thing, Node by) {
    return new Edge(thing, Relation.USED_BY, by);
  }
}
