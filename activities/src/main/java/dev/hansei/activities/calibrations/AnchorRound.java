package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.calibrations.AnchorChecks;
import dev.hansei.infra.registry.calibrations.AnchorWatches;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.AnchorPolicy;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueAnchors;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueCheck;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which certificates one round of checks is about. */
@Singleton
final class AnchorRound {
  private final AnchorWatches watches;
  private final AnchorChecks checks;
  private final Judges judges;

  AnchorRound(AnchorWatches watches, AnchorChecks checks, Judges judges) {
    this.watches = watches;
    this.checks = checks;
    this.judges = judges;
  }

  /** As many as the plan pays for; none without a plan. */
  DueAnchors due(ProjectId project) {
    Optional<AnchorWatch> plan = watches.find(project).filter(it -> !it.paused());
    return new DueAnchors(
        plan.map(it -> affordable(project, it.judgementsMax())).orElse(List.of()));
  }

  private List<DueCheck> affordable(ProjectId project, int judgementsMax) {
    List<DueCheck> due = new ArrayList<>();
    int left = judgementsMax;
    for (Issued issued : checks.holding(project, DueAnchors.CHECKS_MAX)) {
      Certificate certificate = issued.certificate();
      Judge judge = judges.require(project, certificate.judgeId());
      int cost = cost(certificate, judge);
      // One that costs too much waits for a round in which it is the first; others need not.
      if (cost > 0 && cost <= left) {
        due.add(
            new DueCheck(certificate.calibrationId(), certificate.judgeId(), certificate.split()));
        left -= cost;
      }
    }
    return due;
  }

  /** Answers that the judge is asked about; 0 for one that cannot drift, or has too few anchors. */
  private static int cost(Certificate certificate, Judge judge) {
    int anchors = Math.min(AnchorPolicy.ANCHORS_MAX, certificate.coverage().judged());
    // What was learnt is computed here: the same weights say the same.
    return judge.kind() == JudgeKind.LEARNED || anchors < AnchorPolicy.ANCHORS_MIN
        ? 0
        : anchors * Math.max(1, judge.members().size());
  }
}
