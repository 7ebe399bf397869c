package dev.hansei.api.gates;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.gates.CorrectedChange;
import dev.hansei.workflows.gates.CorrectedEvidence;
import dev.hansei.workflows.gates.CorrectedShare;
import dev.hansei.workflows.gates.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of what people would pass, ready to draw.
 *
 * @param naive what the judge alone says
 * @param labels by people; of candidate and baseline where the two are compared
 */
public record CorrectedLine(
    String what, String corrected, String interval, String naive, String labels, String verdicts) {
  /** Of each metric the candidate's share, then how it differs from what is live. */
  public static List<CorrectedLine> of(Evidence evidence) {
    List<CorrectedLine> lines = new ArrayList<>();
    for (CorrectedEvidence one : evidence.corrected()) {
      one.candidate().map(share -> of(one.metric(), share)).ifPresent(lines::add);
      one.change().map(change -> of(one.metric(), change)).ifPresent(lines::add);
    }
    return lines;
  }

  private static CorrectedLine of(String metric, CorrectedShare share) {
    return new CorrectedLine(
        metric + ", candidate",
        Figures.percent(share.value()),
        "%s to %s".formatted(Figures.percent(share.lower()), Figures.percent(share.upper())),
        Figures.percent(share.naive()),
        Figures.count(share.labels()),
        Figures.count(share.verdicts()));
  }

  private static CorrectedLine of(String metric, CorrectedChange change) {
    return new CorrectedLine(
        metric + ", candidate less live",
        Figures.difference(change.value()),
        Figures.differenceInterval(change.lower(), change.upper()),
        Figures.difference(change.naive()),
        "%s and %s"
            .formatted(
                Figures.count(change.candidateLabels()), Figures.count(change.baselineLabels())),
        "on " + Figures.count(change.cases(), "case"));
  }
}
