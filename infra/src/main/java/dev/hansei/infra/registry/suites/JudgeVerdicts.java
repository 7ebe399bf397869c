package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether judges passed the answers of runs. */
@Singleton
public final class JudgeVerdicts {
  private final JudgeVerdictRepository rows;
  private final Transactions transactions;

  JudgeVerdicts(JudgeVerdictRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** All verdicts of all judges of a run, by metric and then in the order of the plan. */
  public List<JudgeVerdict> of(ProjectId project, RunId run) {
    return transactions.read(() -> rows.ofRun(project.value(), run.value()));
  }
}
