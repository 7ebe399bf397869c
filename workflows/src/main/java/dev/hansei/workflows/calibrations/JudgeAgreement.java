package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.statistics.Auc;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.ClusteredAuc;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.ScoredItem;
import dev.hansei.workflows.statistics.SelectedAgreement;
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
            kappa(items),
            Kappa.asymptotic(confusion, CONFIDENCE),
            Shares.of(items, item -> item.people() == item.judge()).orElseThrow(),
            wrong(items, false),
            wrong(items, true),
            auc(items),
            weighting(items)));
  }

  private static Optional<Weighting> weighting(List<JudgedItem> items) {
    if (!JudgedItem.areSelected(items)) {
      return Optional.empty();
    }
    var selected = SelectedAgreement.of(items.stream().map(JudgedItem::selected).toList());
    int weighted = (int) items.stream().filter(item -> item.weight() != 1).count();
    return Optional.of(new Weighting(weighted, items.size(), selected.effective()));
  }

  /** Kappa alone. */
  static Estimate kappa(List<JudgedItem> items) {
    if (JudgedItem.areSelected(items)) {
      return SelectedAgreement.of(items.stream().map(JudgedItem::selected).toList())
          .kappa(CONFIDENCE);
    }
    return Kappa.bootstrap(rated(items), BootstrapPlan.withSeed(SEED));
  }

  private static List<RatedItem> rated(List<JudgedItem> items) {
    return items.stream()
        .map(item -> new RatedItem(item.unit(), word(item.people()), word(item.judge())))
        .toList();
  }

  /** Of the answers that people judged so, those that the judge judged the other way. */
  private static Optional<Estimate> wrong(List<JudgedItem> items, boolean people) {
    return Shares.of(
        items.stream().filter(item -> item.people() == people).toList(),
        item -> item.judge() != people);
  }

  private static Optional<Estimate> auc(List<JudgedItem> items) {
    if (JudgedItem.areSelected(items) || items.stream().anyMatch(item -> item.score().isEmpty())) {
      return Optional.empty();
    }
    List<ScoredItem> scored =
        items.stream()
            .map(item -> new ScoredItem(item.people(), item.score().getAsDouble()))
            .toList();
    List<String> units = items.stream().map(JudgedItem::unit).toList();
    return units.stream().distinct().count() == units.size()
        ? Auc.interval(scored, CONFIDENCE)
        : ClusteredAuc.interval(scored, units, BootstrapPlan.withSeed(SEED));
  }

  private static String word(boolean passed) {
    return new Label.PassFail(passed).word();
  }
}
