package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Document;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/** Which documents dataset versions rest on. */
@Singleton
public final class VersionDocuments {
  private final VersionDocumentRepository rows;
  private final Transactions transactions;

  VersionDocuments(VersionDocumentRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * The documents that the version's cases, or the originals of its counterfactual copies, were
   * made of, oldest first. A document that a case names by a field of its own is none of ours.
   */
  public List<Document> of(ProjectId project, DatasetVersionId version, int limit) {
    return transactions.read(() ->
        rows.ofVersion(project.value(), version.value(), limit).stream()
            .map(DocumentRow::document)
            .toList());
  }
}
