package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;

/** What people said of the answers of runs, with the chances of the draw. */
@Singleton
public final class RunLabels {
  private final RunLabelRepository rows;
  private final Transactions transactions;

  RunLabels(RunLabelRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Passes and fails by people, of all queues that took answers of this run. */
  public List<RunLabel> of(ProjectId project, RunId run) {
    return transactions.read(() -> rows.ofRun(project.value(), run.value()));
  }
}
