package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.statistics.Auc;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.ScoredItem;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Optional;

/** The figures of a certificate. Pure; bootstraps, so call it on queue {@code cpu}. */
public final class JudgeAgreement {
  /** Any number does; it is named so that somebody else can compute the same figures. */
  public static final long SEED = 20_261_128;

  /** Usual, and what the bands are meant for. */
  public static final double CONFIDENCE = 0.95;

  private static final List<String> VERDICTS = List.of(Label.PassFail.FAIL, Label.PassFail.PASS);

  private JudgeAgreement() {}

  /**
   * Measures; empty where there is nothing to measure.
   *
   * @throws IllegalArgumentException when there is too much to draw
   */
  public static Optional<Figures> of(List<JudgedItem> items) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<RatedItem> rated = rated(items);
    Confusion confusion = Confusion.of(rated, VERDICTS);
    return Optional.of(
        new Figures(
            confusion,
            Kappa.bootstrap(rated, BootstrapPlan.withSeed(SEED)),
            Kappa.asymptotic(confusion, CONFIDENCE),
            Wilson.interval(confusion.agreed(), confusion.total(), CONFIDENCE),
            share(confusion, Label.PassFail.FAIL, Label.PassFail.PASS),
            share(confusion, Label.PassFail.PASS, Label.PassFail.FAIL),
            auc(items)));
  }

  /** Kappa alone, of a slice. */
  static Estimate kappa(List<JudgedItem> items) {
    return Kappa.bootstrap(rated(items), BootstrapPlan.withSeed(SEED));
  }

  private static List<RatedItem> rated(List<JudgedItem> items) {
    return items.stream()
        .map(item -> new RatedItem(item.unit(), word(item.people()), word(item.judge())))
        .toList();
  }

  private static Optional<Estimate> share(Confusion confusion, String people, String judge) {
    int n = confusion.inReference(VERDICTS.indexOf(people));
    return n == 0
        ? Optional.empty()
        : Optional.of(Wilson.interval(confusion.count(people, judge), n, CONFIDENCE));
  }

  private static Optional<Estimate> auc(List<JudgedItem> items) {
    if (items.stream().anyMatch(item -> item.score().isEmpty())) {
      return Optional.empty();
    }
    return Auc.interval(
        items.stream()
            .map(item -> new ScoredItem(item.people(), item.score().getAsDouble()))
            .toList(),
        CONFIDENCE);
  }

  private static String word(boolean passed) {
    return new Label.PassFail(passed).word();
  }
}
