package dev.hansei.api.promotions;

import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.RunSight;
import dev.hansei.infra.registry.promotions.Rehearsals;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.RehearsalReport;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Rehearsals, for those who may read them: what was said of a run's answers is hidden from whoever
 * is asked to label them, and a rehearsal says how many are errors and refusals.
 */
@Singleton
final class RehearsalReading {
  private final Rehearsals rehearsals;
  private final Runs runs;
  private final RunSight sight;

  RehearsalReading(Rehearsals rehearsals, Runs runs, RunSight sight) {
    this.rehearsals = rehearsals;
    this.runs = runs;
    this.sight = sight;
  }

  /** The rehearsal; empty where none has begun. */
  Optional<Rehearsed> of(Caller caller, PromotionId promotion) {
    return rehearsals
        .find(caller.projectId(), promotion)
        .map(report -> {
          boolean hidden = isHidden(caller, report);
          return new Rehearsed(
              hidden ? report.unjudged() : report, answered(caller, report), hidden);
        });
  }

  /** Whether it tells of answers that the caller is asked to label. */
  boolean isHidden(Caller caller, PromotionId promotion) {
    return rehearsals
        .find(caller.projectId(), promotion)
        .filter(report -> isHidden(caller, report))
        .isPresent();
  }

  private boolean isHidden(Caller caller, RehearsalReport report) {
    return report.run().filter(run -> !sight.hiddenOf(caller, List.of(run)).isEmpty()).isPresent();
  }

  private int answered(Caller caller, RehearsalReport report) {
    return report
        .run()
        .flatMap(run -> runs.find(caller.projectId(), run))
        .map(run -> run.counts().sum())
        .orElse(0);
  }
}
