package dev.hansei.workflows.gates;

import dev.hansei.workflows.cases.CaseId;
import java.util.List;

/**
 * What became of the cases that a person approved and that what is live passed. Scores of judges
 * that may not gate do not count. A case passes with every one of its answers; it regressed with
 * the first that fails.
 *
 * @param approved how many there are
 * @param regressed those that the candidate fails, at most {@link Evidence#FAILED_LISTED_MAX}
 * @param regressedTotal how many in all
 * @param unscored of which the candidate fails none, but of which an answer has no score: an error
 *     is no failed case
 */
public record Regressions(int approved, List<CaseId> regressed, int regressedTotal, int unscored) {
  public Regressions {
    regressed = List.copyOf(regressed);
    if (unscored < 0 || regressed.size() > regressedTotal) {
      throw new IllegalArgumentException("regressions do not add up");
    }
    if (regressedTotal + unscored > approved) {
      throw new IllegalArgumentException("only approved cases regress");
    }
    if (regressed.size() > Evidence.FAILED_LISTED_MAX) {
      throw new IllegalArgumentException("too many regressions are listed");
    }
  }
}
