package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.calibrations.AnchorRounds;
import dev.hansei.infra.registry.calibrations.AnchorRounds.Round;
import dev.hansei.infra.registry.calibrations.AnchorRounds.TooDear;
import dev.hansei.infra.registry.calibrations.AnchorWatches;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueAnchors;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueCheck;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which certificates one round of checks is about. */
@Singleton
final class AnchorRound {
  private static final Logger log = LoggerFactory.getLogger(AnchorRound.class);

  private final AnchorWatches watches;
  private final AnchorRounds rounds;

  AnchorRound(AnchorWatches watches, AnchorRounds rounds) {
    this.watches = watches;
    this.rounds = rounds;
  }

  /** As many as the plan pays for; none without a plan. */
  DueAnchors due(ProjectId project) {
    Optional<AnchorWatch> plan = watches.find(project).filter(it -> !it.paused());
    return new DueAnchors(plan.map(it -> affordable(project, it)).orElse(List.of()));
  }

  private List<DueCheck> affordable(ProjectId project, AnchorWatch plan) {
    Round round = rounds.next(project, plan);
    TooDear tooDear = round.tooDear();
    if (tooDear.count() > 0) {
      log.warn(
          "Project {}: {} judges are never asked about their anchors, since a round may cost {} and"
              + " the dearest costs {}",
          project,
          tooDear.count(),
          plan.judgementsMax(),
          tooDear.dearest());
    }
    return round.due().stream()
        .map(it -> new DueCheck(it.calibrationId(), it.judgeId(), it.split()))
        .toList();
  }
}
