package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Optional;

/**
 * How far a pairwise judge agrees with people on a, b or tie. A tie is a verdict like the others;
 * one that turns with the order counts as a tie, as it does in win rates. Pure; bootstraps, so call
 * it on queue {@code cpu}.
 */
public final class PairAgreement {
  private static final List<String> VERDICTS =
      List.of(Label.Preference.A, Label.Preference.B, Label.Preference.TIE);

  private PairAgreement() {}

  /**
   * Measures; empty where there is nothing to measure.
   *
   * @throws IllegalArgumentException when there is too much to draw
   */
  public static Optional<Figures> of(List<JudgedPair> pairs) {
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    Confusion confusion = Confusion.of(rated(pairs), VERDICTS);
    return Optional.of(
        new Figures(
            confusion,
            kappa(pairs),
            Kappa.asymptotic(confusion, JudgeAgreement.CONFIDENCE),
            agreement(pairs),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  static Estimate kappa(List<JudgedPair> pairs) {
    return Kappa.bootstrap(rated(pairs), BootstrapPlan.withSeed(JudgeAgreement.SEED));
  }

  /** Wilson's interval where each pair is of a unit of its own, else the bootstrap by unit. */
  static Estimate agreement(List<JudgedPair> pairs) {
    long units = pairs.stream().map(JudgedPair::unit).distinct().count();
    if (units == pairs.size()) {
      int same = (int) pairs.stream().filter(PairAgreement::isSame).count();
      return Wilson.interval(same, pairs.size(), JudgeAgreement.CONFIDENCE);
    }
    List<Observation> seen =
        pairs.stream().map(it -> new Observation(it.unit(), isSame(it) ? 1 : 0)).toList();
    return Bootstrap.mean(seen, Range.UNIT, BootstrapPlan.withSeed(JudgeAgreement.SEED));
  }

  private static boolean isSame(JudgedPair pair) {
    return pair.people().equals(pair.judge());
  }

  private static List<RatedItem> rated(List<JudgedPair> pairs) {
    return pairs.stream()
        .map(pair -> new RatedItem(pair.unit(), pair.people(), pair.judge()))
        .toList();
  }
}
