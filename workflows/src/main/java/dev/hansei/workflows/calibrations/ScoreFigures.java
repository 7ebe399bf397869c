package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Isotonic;
import dev.hansei.workflows.statistics.Reliability;
import dev.hansei.workflows.statistics.ScoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a judge's scores mean: the chance that people pass an answer with such a score, and where it
 * had better abstain. The map is fitted on all labels of the certificate; how true it is, on each
 * fifth of them with a map of the others (cross-fit), so no map is measured on labels it was fitted
 * on. Labels of role align would flatter a judge that learnt from them.
 *
 * @param map from the judge's own scores to chances
 * @param labels it was fitted on
 * @param mapped how true the chances are, by cross-fit
 * @param asGiven Brier score of the judge's scores taken as chances; empty where they are none
 */
public record ScoreFigures(
    Isotonic map,
    int labels,
    Reliability mapped,
    Optional<Double> asGiven,
    AbstainPolicy.Abstaining abstaining) {
  /** A map of fewer labels is made of its noise. */
  public static final int LABELS_MIN = 50;

  public ScoreFigures {
    Objects.requireNonNull(map, "map is null");
    Objects.requireNonNull(mapped, "mapped is null");
    Objects.requireNonNull(asGiven, "asGiven is null");
    Objects.requireNonNull(abstaining, "abstaining is null");
  }

  /**
   * Computes; empty for a judge that gives no scores, of too few labels, and of labels of selected
   * answers, whose scores are not those of answers at large. Pure; takes tenths of
   * a second a thousand labels.
   */
  public static Optional<ScoreFigures> of(List<JudgedItem> items) {
    if (JudgedItem.areSelected(items)) {
      return Optional.empty();
    }
    if (items.size() < LABELS_MIN || items.stream().anyMatch(it -> it.score().isEmpty())) {
      return Optional.empty();
    }
    List<ScoredItem> mapped = new ArrayList<>();
    Folds.of(items)
        .each((others, held) -> {
          Isotonic map = Isotonic.fit(scored(others));
          held.forEach(
              it -> mapped.add(new ScoredItem(it.people(), map.at(it.score().orElseThrow()))));
        });
    // All labels of one question: there is nothing to hold out.
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScoreFigures(
            Isotonic.fit(scored(items)),
            items.size(),
            Reliability.of(mapped, JudgeAgreement.CONFIDENCE),
            asGiven(scored(items)),
            AbstainPolicy.of(items)));
  }

  private static List<ScoredItem> scored(List<JudgedItem> items) {
    return items.stream().map(it -> new ScoredItem(it.people(), it.score().orElseThrow())).toList();
  }

  private static Optional<Double> asGiven(List<ScoredItem> items) {
    boolean areChances = items.stream().allMatch(it -> it.score() >= 0 && it.score() <= 1);
    return areChances
        ? Optional.of(Reliability.of(items, JudgeAgreement.CONFIDENCE).brier())
        : Optional.empty();
  }
}
