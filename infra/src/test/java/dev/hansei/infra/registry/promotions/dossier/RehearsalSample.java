package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.promotions.RehearsalPolicy;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Figure;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A rehearsal of 160 inputs. */
final class RehearsalSample {
  private static final int INPUTS = 160;

  private RehearsalSample() {}

  /** With so many errors of the candidate. */
  static RehearsalReport of(int errors) {
    return of(errors, RehearsalPolicy.holds(errors, INPUTS));
  }

  /** The same that says of itself whether it holds. */
  static RehearsalReport of(int errors, boolean held) {
    return new RehearsalReport(
        RehearsalState.COMPARED,
        Instant.parse("2026-11-29T09:00:00Z"),
        Instant.parse("2026-11-30T09:00:00Z"),
        new RehearsalReport.Inputs(1_204, 200, 2, 31, 4, 163, 3, 0, 0, INPUTS, 12),
        Optional.of(new DatasetVersionId(DossierSample.id(40))),
        Optional.of(new RunId(DossierSample.id(41))),
        List.of(
            new Figure(
                RehearsalReport.ERRORS,
                "share",
                share(2),
                share(errors),
                Optional.of(estimate((errors - 2.0) / INPUTS, -0.01, 0.09))),
            new Figure(
                "latency",
                "milliseconds",
                Optional.of(estimate(1_840, 1_610, 2_070)),
                Optional.of(estimate(920, 850, 990)),
                Optional.empty()),
            new Figure(
                "cost of an answer",
                "US dollars",
                Optional.empty(),
                Optional.of(estimate(0.0021, 0.0019, 0.0023)),
                Optional.empty())),
        held,
        "");
  }

  private static Optional<Estimate> share(int errors) {
    return Optional.of(estimate(errors / (double) INPUTS, 0.001, 0.2));
  }

  private static Estimate estimate(double value, double lower, double upper) {
    return new Estimate(value, Math.min(lower, value), Math.max(upper, value), 0.95, INPUTS);
  }
}
