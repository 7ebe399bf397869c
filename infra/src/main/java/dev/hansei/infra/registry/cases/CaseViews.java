package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Excerpt;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.lineage.NodeReader;
import dev.hansei.infra.registry.lineage.NodeView;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cases in lineage go by their question, documents by name, dataset versions by both. */
@Singleton
final class CaseViews implements NodeReader {
  private final CaseRepository cases;
  private final DocumentRepository documents;
  private final VersionRepository versions;
  private final DatasetRepository datasets;
  private final CanonicalJson json;

  CaseViews(
      CaseRepository cases,
      DocumentRepository documents,
      VersionRepository versions,
      DatasetRepository datasets,
      CanonicalJson json) {
    this.cases = cases;
    this.documents = documents;
    this.versions = versions;
    this.datasets = datasets;
    this.json = json;
  }

  @Override
  public List<NodeView> views(ProjectId project, List<Node> nodes) {
    var views = new ArrayList<NodeView>();
    var ids =
        NodeReader.idsOf(NodeKind.CASE, nodes).stream()
            .map(id -> UuidBytes.of(CaseId.of(id).value()))
            .toList();
    if (!ids.isEmpty()) {
      cases.all(project.value(), ids).forEach(row -> views.add(view(row)));
    }
    for (String id : NodeReader.idsOf(NodeKind.DOCUMENT, nodes)) {
      documents
          .find(project.value(), DocumentId.of(id).value())
          .ifPresent(row -> views.add(view(row)));
    }
    for (String id : NodeReader.idsOf(NodeKind.DATASET_VERSION, nodes)) {
      versions
          .find(project.value(), DatasetVersionId.of(id).value())
          .ifPresent(row -> views.add(view(row)));
    }
    return List.copyOf(views);
  }

  private NodeView view(CaseRow row) {
    var question = json.read(row.content(), CaseContent.class).question();
    return new NodeView(
        Node.of(NodeKind.CASE, row.caseId()), Excerpt.of(question), Optional.of(row.createdAt()));
  }

  private static NodeView view(DocumentRow row) {
    return new NodeView(
        Node.of(NodeKind.DOCUMENT, row.documentId()), row.name(), Optional.of(row.createdAt()));
  }

  private NodeView view(VersionRow row) {
    var name =
        datasets.find(row.projectId(), row.datasetId()).map(DatasetRow::name).orElse("dataset");
    return new NodeView(
        Node.of(NodeKind.DATASET_VERSION, row.versionId()),
        "%s v%d".formatted(name, row.number()),
        Optional.of(row.createdAt()));
  }
}
