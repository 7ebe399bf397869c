package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;

/** How far a running collection has come. */
@Singleton
public final class CollectionProgress {
  private final ProgressRepository rows;
  private final Transactions transactions;

  CollectionProgress(ProgressRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Traces of the pages that are written. */
  public long tracesRead(ProjectId project, CollectionId collection) {
    return transactions.read(() -> rows.tracesRead(project.value(), collection.value()));
  }
}
