package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Isotonic;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
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
 * @param gain by how much the squared distance of chance and label is smaller than for who only
 *     knows the share of passes, both by cross-fit, in the mean; empty from before it was computed
 */
public record ScoreFigures(
    Isotonic map,
    int labels,
    Reliability mapped,
    Optional<Double> asGiven,
    AbstainPolicy.Abstaining abstaining,
    Optional<Estimate> gain) {
  /** A map of fewer labels is made of its noise. */
  public static final int LABELS_MIN = 50;

  private static final Range DIFFERENCES = Range.UNIT.ofDifferences();

  /**
   * The lower end of the gain must be above this: chances that are not shown to come nearer than
   * the share of passes alone tell nothing of single answers (Brier skill; Murphy, Journal of
   * Applied Meteorology 12, 1973).
   */
  public static final double GAIN_MIN = 0;

  @JsonCreator
  public ScoreFigures {
    Objects.requireNonNull(map, "map is null");
    Objects.requireNonNull(mapped, "mapped is null");
    Objects.requireNonNull(asGiven, "asGiven is null");
    Objects.requireNonNull(abstaining, "abstaining is null");
    Objects.requireNonNull(gain, "gain is null");
  }

  /** Whether its scores may be read as chances. */
  public boolean areChances() {
    return gain.filter(it -> it.lower() > GAIN_MIN).isPresent();
  }

  /**
   * Computes; empty for a judge that gives no scores, of too few labels, and of labels of selected
   * answers, whose scores are not those of answers at large. Pure; takes tenths of a second a
   * thousand labels.
   */
  public static Optional<ScoreFigures> of(List<JudgedItem> items) {
    if (JudgedItem.areSelected(items)) {
      return Optional.empty();
    }
    if (items.size() < LABELS_MIN || items.stream().anyMatch(it -> it.score().isEmpty())) {
      return Optional.empty();
    }
    List<ScoredItem> mapped = new ArrayList<>();
    List<Observation> gains = new ArrayList<>();
    Folds.of(items)
        .each((others, held) -> {
          Isotonic map = Isotonic.fit(scored(others));
          double share =
              others.stream().filter(JudgedItem::people).count() / (double) others.size();
          for (JudgedItem it : held) {
            var chance = new ScoredItem(it.people(), map.at(it.score().orElseThrow()));
            mapped.add(chance);
            double gain = miss(it, share) - miss(it, chance.score());
            gains.add(new Observation(it.unit(), gain));
          }
        });
    // All labels of one question: there is nothing to hold out.
    if (mapped.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScoreFigures(
            Isotonic.fit(scored(items)),
            items.size(),
            Reliability.of(mapped, units(gains), JudgeAgreement.CONFIDENCE),
            asGiven(scored(items)),
            AbstainPolicy.of(items),
            Optional.of(
                ClusteredMean.of(gains, DIFFERENCES)
                    .interval(DIFFERENCES, JudgeAgreement.CONFIDENCE))));
  }

  private static double miss(JudgedItem item, double chance) {
    double off = chance - (item.people() ? 1 : 0);
    return off * off;
  }

  /** Of the items in the order in which they were mapped. */
  private static List<String> units(List<Observation> mapped) {
    return mapped.stream().map(Observation::unit).toList();
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
