package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.AnchorPolicy;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.calibrations.CalibrationActivities.DueAnchors;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Which certificates a round of checks is about, and which are too dear for any round. */
@Singleton
public final class AnchorRounds {
  private final AnchorChecks checks;
  private final Judges judges;

  AnchorRounds(AnchorChecks checks, Judges judges) {
    this.checks = checks;
    this.judges = judges;
  }

  /**
   * A round.
   *
   * @param due certificates to check, in this order
   * @param tooDear certificates that no round of this budget ever checks
   */
  public record Round(List<Certificate> due, TooDear tooDear) {
    public Round {
      due = List.copyOf(due);
    }
  }

  /**
   * Certificates whose check alone costs more than a round may.
   *
   * @param count how many
   * @param dearest what a round must be allowed so that all of them are checked; 0 where none is
   */
  public record TooDear(int count, int dearest) {
    /** Each is checked in time. */
    public static final TooDear NONE = new TooDear(0, 0);

    private TooDear and(int cost) {
      return new TooDear(count + 1, Math.max(dearest, cost));
    }
  }

  /** The round that would begin now. Reads only. */
  public Round next(ProjectId project, AnchorWatch watch) {
    List<Certificate> due = new ArrayList<>();
    TooDear tooDear = TooDear.NONE;
    int left = watch.judgementsMax();
    for (Issued issued : checks.holding(project)) {
      Certificate certificate = issued.certificate();
      int cost = cost(certificate, judges.require(project, certificate.judgeId()));
      if (cost > watch.judgementsMax()) {
        tooDear = tooDear.and(cost);
      } else if (cost > 0 && cost <= left && due.size() < DueAnchors.CHECKS_MAX) {
        // One that costs more than is left is among the first of a later round.
        due.add(certificate);
        left -= cost;
      }
    }
    return new Round(due, tooDear);
  }

  private static int cost(Certificate certificate, Judge judge) {
    return AnchorPolicy.cost(certificate.coverage().judged(), judge.kind(), judge.members().size());
  }
}
