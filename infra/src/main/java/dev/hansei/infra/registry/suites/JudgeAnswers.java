package dev.hansei.infra.registry.suites;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;

/** What one judge said of all answers of a run, without the rest of the outcomes. */
@Singleton
public final class JudgeAnswers {
  private final JudgeAnswerRepository rows;
  private final Transactions transactions;

  JudgeAnswers(JudgeAnswerRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * One entry for each item that was answered so far, in the order of the plan: those that the
   * judge gave no verdict on too.
   *
   * @param metric of the assertion that names the judge
   */
  public List<JudgeAnswer> of(ProjectId project, RunId run, String metric, JudgeId judge) {
    return transactions.read(() -> rows.ofRun(project.value(), run.value(), metric, judge.value()));
  }
}
