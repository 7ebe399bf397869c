package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.RatedItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far two criteria say the same of the same answers. Pure; bootstraps, so call it on queue
 * {@code cpu}.
 *
 * @param answers labelled on both
 * @param kappa agreement beyond chance; empty below {@link #ANSWERS_MIN}
 */
public record Redundancy(int answers, Optional<Estimate> kappa) {
  /** As for a certificate: fewer tell nothing. */
  public static final int ANSWERS_MIN = 30;

  /**
   * What a judge needs in order to stand in for people: a criterion that agrees with another so
   * well could stand in for it.
   */
  public static final double SAME_FROM = 0.7;

  public Redundancy {
    if (answers < 0) {
      throw new IllegalArgumentException("a count is 0 or more");
    }
    Objects.requireNonNull(kappa, "kappa is null");
  }

  /**
   * What people said of one answer.
   *
   * @param unit the question: answers to one rise and fall together
   */
  public record Both(String unit, boolean first, boolean second) {
    public Both {
      Objects.requireNonNull(unit, "unit is null");
    }
  }

  /** Measures. */
  public static Redundancy of(List<Both> said) {
    if (said.size() < ANSWERS_MIN) {
      return new Redundancy(said.size(), Optional.empty());
    }
    List<RatedItem> rated =
        said.stream()
            .map(one ->
                new RatedItem(
                    one.unit(),
                    new Label.PassFail(one.first()).word(),
                    new Label.PassFail(one.second()).word()))
            .toList();
    return new Redundancy(
        said.size(),
        Optional.of(Kappa.bootstrap(rated, BootstrapPlan.withSeed(JudgeAgreement.SEED))));
  }

  /** Whether the two say the same, as far as anybody can tell. */
  public boolean same() {
    return kappa.filter(it -> it.lower() >= SAME_FROM).isPresent();
  }
}
