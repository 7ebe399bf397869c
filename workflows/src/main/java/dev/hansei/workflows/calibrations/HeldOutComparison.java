package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.PairedComparison;
import dev.hansei.workflows.statistics.PairedScore;
import dev.hansei.workflows.statistics.Range;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A judge before and after its alignment, on the same labels, which neither saw. Where it was
 * silent it counts as wrong. Intervals have 95 % confidence and draw cases, conversations or
 * documents as a whole.
 *
 * @param labels compared
 * @param difference of the share of labels it agrees with, after less before
 * @param pValue two-sided, of that difference
 */
public record HeldOutComparison(
    int labels,
    Estimate kappaBefore,
    Estimate kappaAfter,
    double agreementBefore,
    double agreementAfter,
    Estimate difference,
    double pValue,
    int silentBefore,
    int silentAfter) {
  public HeldOutComparison {
    if (labels < 1 || silentBefore < 0 || silentAfter < 0) {
      throw new IllegalArgumentException("a comparison has labels");
    }
    Objects.requireNonNull(kappaBefore, "kappaBefore is null");
    Objects.requireNonNull(kappaAfter, "kappaAfter is null");
    Objects.requireNonNull(difference, "difference is null");
  }

  /** One label's verdicts with what it is sampled with. */
  public record Placed(String unit, PairedVerdict verdict) {}

  /**
   * Compares; bootstraps, so call it on queue {@code cpu}.
   *
   * @param placed at least one
   */
  public static HeldOutComparison of(List<Placed> placed) {
    List<PairedScore> pairs =
        placed.stream()
            .map(one ->
                new PairedScore(
                    one.unit(),
                    right(one.verdict(), one.verdict().before()) ? 1 : 0,
                    right(one.verdict(), one.verdict().after()) ? 1 : 0))
            .toList();
    var compared =
        PairedComparison.of(pairs, Range.UNIT, BootstrapPlan.withSeed(JudgeAgreement.SEED));
    return new HeldOutComparison(
        placed.size(),
        JudgeAgreement.kappa(items(placed, false)),
        JudgeAgreement.kappa(items(placed, true)),
        compared.paired().meanBaseline(),
        compared.paired().meanCandidate(),
        compared.paired().difference(),
        compared.paired().pValue(),
        (int) placed.stream().filter(one -> one.verdict().before().isEmpty()).count(),
        (int) placed.stream().filter(one -> one.verdict().after().isEmpty()).count());
  }

  private static boolean right(PairedVerdict label, Optional<Boolean> said) {
    return said.isPresent() && said.get() == label.people();
  }

  private static List<JudgedItem> items(List<Placed> placed, boolean after) {
    return placed.stream()
        .map(one -> {
          PairedVerdict label = one.verdict();
          boolean right = right(label, after ? label.after() : label.before());
          return new JudgedItem(
              one.unit(), label.people(), right == label.people(), OptionalDouble.empty());
        })
        .toList();
  }
}
