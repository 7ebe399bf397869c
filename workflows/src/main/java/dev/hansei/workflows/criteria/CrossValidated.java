package dev.hansei.workflows.criteria;

import dev.hansei.workflows.statistics.Estimate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a learned judge does on labels that it had not seen when it was learnt: its training labels
 * in folds, all labels of one question in the same. Penalty, calibration and threshold were chosen
 * within the other folds each time, so nothing of a held fold was known. Intervals have 95 %
 * confidence and draw questions as a whole.
 *
 * <p>It tells before a certificate what to expect of one, and replaces none: the labels are of role
 * align.
 *
 * @param folds how many
 * @param labels held out once each
 * @param kappa Cohen's
 * @param auc how well the chance ranks passed above failed answers
 * @param brier mean squared distance of the chance from the label, 0 to 1; less is better
 * @param brierOfShare the same for who knows only the share that passes
 */
public record CrossValidated(
    int folds,
    int labels,
    Estimate kappa,
    Optional<Estimate> auc,
    Estimate brier,
    double brierOfShare) {
  public CrossValidated {
    if (folds < 2 || labels < folds) {
      throw new IllegalArgumentException("need at least 2 folds with labels, got " + folds);
    }
    Objects.requireNonNull(kappa, "kappa is null");
    Objects.requireNonNull(auc, "auc is null");
    Objects.requireNonNull(brier, "brier is null");
  }

  /** Whether the interval of its ranking lies above that of a coin. */
  public boolean isBetterThanChance() {
    return auc.isPresent() && auc.get().lower() > 0.5;
  }

  /** For people. */
  public String sentence() {
    String ranked = auc.map(it -> ", AUC " + figure(it)).orElse("");
    return "On %d labels it had not seen, in %d folds: kappa %s%s; %s."
        .formatted(
            labels,
            folds,
            figure(kappa),
            ranked,
            isBetterThanChance() ? "better than chance" : "not shown to be better than chance");
  }

  private static String figure(Estimate it) {
    return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", it.value(), it.lower(), it.upper());
  }
}
