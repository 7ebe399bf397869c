package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/** What judges said of answers with a text in them that speaks to the judge. */
@Singleton
public final class HostileVerdicts {
  private final HostileRepository rows;
  private final Transactions transactions;

  HostileVerdicts(HostileRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Writes some; those that are there stay. */
  public void record(ProjectId project, CalibrationId calibration, List<HostileVerdict> said) {
    if (!said.isEmpty()) {
      transactions.run(() ->
          rows.insertOrKeep(
              said.stream()
                  .map(one -> HostileRow.of(project.value(), calibration.value(), one))
                  .toList()));
    }
  }

  /** All of a calibration, by place in the label set. */
  public List<HostileVerdict> of(ProjectId project, CalibrationId calibration) {
    return transactions.read(() ->
        rows.of(project.value(), calibration.value(), HostileProbe.ANSWERS_MAX).stream()
            .map(HostileRow::verdict)
            .toList());
  }
}
