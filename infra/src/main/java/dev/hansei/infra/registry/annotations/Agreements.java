package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How far raters agree, in full, as measured last. Apart from the queue, which lists read. */
@Singleton
public final class Agreements {
  private final AgreementRepository rows;
  private final Transactions transactions;
  private final CanonicalJson json;

  Agreements(AgreementRepository rows, Transactions transactions, CanonicalJson json) {
    this.rows = rows;
    this.transactions = transactions;
    this.json = json;
  }

  /** Keeps a report in place of the one before. */
  public void keep(QueueName name, AgreementReport report) {
    var row =
        new AgreementRow(
            name.projectId().value(),
            name.queueId().value(),
            json.write(report),
            report.measuredAt());
    transactions.run(() -> rows.replace(row));
  }

  /** The report; absent until something was measured. */
  public Optional<AgreementReport> find(ProjectId project, QueueId queue) {
    return transactions
        .read(() -> rows.find(project.value(), queue.value()))
        .map(row -> json.read(row.report(), AgreementReport.class));
  }
}
