package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Kappa;
import java.util.List;

/** How a judge is aligned, and when the new version may be made. Pure. */
public final class AlignPolicy {
  /** Labels to align with; more cost calls at each round and change little. */
  public static final int ALIGN_MAX = 200;

  /** Half of fewer labels chooses by chance. */
  public static final int ALIGN_MIN = 40;

  /** Of each kind. */
  public static final int CLASS_MIN = 8;

  /** Labels to compare on. */
  public static final int HELD_OUT_MAX = 300;

  /** As for a certificate. */
  public static final int HELD_OUT_MIN = CertificatePolicy.LABELS_MIN;

  /** Labelled answers shown beside each. */
  public static final int EXAMPLES = 5;

  /** Disagreements that a model reads at once. */
  public static final int READ_MAX = 12;

  /** As much agreement as a new version may lose, by the lower end of the interval. */
  public static final double MARGIN = 0.05;

  private AlignPolicy() {}

  /**
   * Whether the model that writes may read a label of this question. The other half of the
   * questions chooses between what was written, so that no rubric is chosen for knowing its labels.
   */
  public static boolean isRead(String question) {
    return Sha256.of("read " + question).bytes()[0] < 0;
  }

  /** A place in an order that no label has a hand in, for sets that are too large. */
  public static String place(String item) {
    return Sha256.of("align " + item).hex();
  }

  /** As many calls as it may need: judging before, at each round, with examples, and held out. */
  public static int calls(AlignInput input, int align, int heldOut) {
    int rewriting = input.way().rewrites() ? input.rounds() * (align + 1) : 0;
    int showing = input.way().showsExamples() ? align : 0;
    return align + rewriting + showing + 2 * heldOut;
  }

  /**
   * Kappa of verdicts, where silence counts as wrong.
   *
   * @param people whether they passed each
   * @param right whether the judge said the same of each
   */
  public static double kappa(List<Boolean> people, List<Boolean> right) {
    int[][] counts = new int[2][2];
    for (int i = 0; i < people.size(); i++) {
      boolean said = people.get(i).equals(right.get(i));
      counts[people.get(i) ? 1 : 0][said ? 1 : 0]++;
    }
    return Kappa.of(
        new Confusion(
            List.of(Label.PassFail.FAIL, Label.PassFail.PASS),
            List.of(List.of(counts[0][0], counts[0][1]), List.of(counts[1][0], counts[1][1]))));
  }

  /**
   * Whether the new version may be made: its kappa is no lower, and the interval of the difference
   * in agreement leaves no room for a loss of more than {@link #MARGIN}.
   */
  public static boolean isNotWorse(HeldOutComparison seen) {
    return seen.kappaAfter().value() >= seen.kappaBefore().value()
        && seen.difference().lower() >= -MARGIN;
  }
}
