package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalState;
import java.util.Objects;

/**
 * A rehearsal as its reader may know it.
 *
 * @param answered how many of its inputs the candidate's run is done with
 * @param hidden whether its figures are left out, since the reader is asked to label its answers
 */
public record Rehearsed(RehearsalReport report, int answered, boolean hidden) {
  public Rehearsed {
    Objects.requireNonNull(report, "report is null");
  }

  /** Whether the candidate is answering. */
  public boolean isGoing() {
    return report.state() == RehearsalState.RUNNING;
  }
}
