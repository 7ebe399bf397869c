package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.cases.Split;
import org.jspecify.annotations.Nullable;

/**
 * An alignment to be started.
 *
 * @param judge a judge version of kind rubric
 * @param way examples, rewrite or both; both when absent
 * @param rounds how often the rubric is written anew, 1 to 8; 3 when absent
 * @param callsMax judgements and rewritings that it may ask for at most; 2,000 when absent
 * @param split the role of the labels that before and after are compared on: gate when absent,
 *     never align
 */
public record NewAlignment(
    String judge,
    AlignInput.@Nullable Way way,
    @Nullable Integer rounds,
    @Nullable Integer callsMax,
    @Nullable Split split) {
  static final int ROUNDS = 3;
  static final int CALLS = 2_000;

  public NewAlignment {
    Rules.id("judge", judge);
    Rules.between("rounds", rounds, ROUNDS, 1, AlignInput.ROUNDS_MAX);
    Rules.between("callsMax", callsMax, CALLS, 1, AlignInput.CALLS_MAX);
    if (split != null && !CertificatePolicy.certifies(split)) {
      throw new InvalidFieldException(
          "split", "Labels of role align are what is aligned with; compare on another role.");
    }
  }

  AlignmentStarter.Wanted wanted() {
    return new AlignmentStarter.Wanted(
        way == null ? AlignInput.Way.BOTH : way,
        rounds == null ? ROUNDS : rounds,
        callsMax == null ? CALLS : callsMax,
        split == null ? Split.GATE : split);
  }
}
