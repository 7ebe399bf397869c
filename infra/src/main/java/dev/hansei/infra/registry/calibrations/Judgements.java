package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/** What judges said of labelled answers. */
@Singleton
public final class Judgements {
  private final JudgementRepository rows;
  private final Transactions transactions;

  Judgements(JudgementRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Writes some; those that are there stay. */
  public void record(ProjectId project, CalibrationId calibration, List<Judgement> said) {
    if (!said.isEmpty()) {
      transactions.run(() ->
          rows.insertOrKeep(
              said.stream()
                  .map(one -> JudgementRow.of(project.value(), calibration.value(), one))
                  .toList()));
    }
  }

  /** Those of the ordinals from {@code from} to before {@code to}, in order. */
  public List<Judgement> between(ProjectId project, CalibrationId calibration, int from, int to) {
    return transactions.read(() ->
        rows.between(project.value(), calibration.value(), from, to).stream()
            .map(JudgementRow::judgement)
            .toList());
  }

  /** Where judge and people differ, in the order of the label set. */
  public Page<Judgement> differing(
      ProjectId project, CalibrationId calibration, PageRequest request) {
    int after = request.after().map(Integer::parseInt).orElse(-1);
    return transactions.read(() ->
        Page.of(
            rows.differing(project.value(), calibration.value(), after, request.fetch()),
            request,
            JudgementRow::judgement,
            JudgementRow::ordinal));
  }
}
