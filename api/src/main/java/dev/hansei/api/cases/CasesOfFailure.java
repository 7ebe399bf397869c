package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.lineage.EdgeReader;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/** What failures became, and where their cases can go. */
@Singleton
public final class CasesOfFailure {
  private final List<EdgeReader> edges;
  private final Cases cases;
  private final Datasets datasets;

  CasesOfFailure(List<EdgeReader> edges, Cases cases, Datasets datasets) {
    this.edges = List.copyOf(edges);
    this.cases = cases;
    this.datasets = datasets;
  }

  /** The cases that were made of a failure, rejected ones too. */
  public List<CaseLine> of(Frame frame, Caller caller, FailureId failure) {
    Node node = Node.of(NodeKind.FAILURE, failure);
    List<CaseId> ids =
        edges.stream()
            .flatMap(reader -> reader.edgesOf(caller.projectId(), node).stream())
            .filter(edge -> edge.from().equals(node))
            .map(Edge::to)
            .filter(to -> to.kind() == NodeKind.CASE)
            .map(to -> CaseId.of(to.id()))
            .distinct()
            .toList();
    return cases.findAll(caller.projectId(), ids).stream()
        .map(item -> CaseLine.of(frame, caller, item))
        .toList();
  }

  /** The newest datasets, to choose from. */
  public List<Dataset> datasets(ProjectId project) {
    return datasets.page(project, PageRequest.first()).items();
  }
}
