package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.ParadoxPolicy.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often a word is used, and how far raters agree on it: of the other labels of an item that
 * somebody gave the word, the share with it. For two raters that is positive agreement, 2a / (2a +
 * b + c), of Cicchetti and Feinstein (1990); for more, Fleiss' proportion of specific agreement.
 *
 * @param positive absent where the word is used on no item
 * @param negative the same of all other words as one; absent where there are none
 */
record WordUse(String word, double share, Optional<Double> positive, Optional<Double> negative) {
  /** Of items that at least two labelled; most used first. */
  static List<WordUse> of(List<OfTask> compared) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    double labels = 0;
    double others = 0;
    double restPairs = 0;
    for (OfTask task : compared) {
      double raters = task.words().size();
      labels += raters;
      others += raters * (raters - 1);
      restPairs += raters * (raters - 1);
      Map<String, Integer> counts = new LinkedHashMap<>();
      task.words().forEach(word -> counts.merge(word, 1, Integer::sum));
      counts.forEach((word, count) -> {
        double[] own = sums.computeIfAbsent(word, _ -> new double[4]);
        double rest = raters - count;
        own[0] += count;
        own[1] += count * (count - 1.0);
        own[2] += count * (raters - 1);
        // What this item's rest has less than if nobody had used the word here.
        own[3] += raters * (raters - 1) - rest * (rest - 1);
      });
    }
    List<WordUse> uses = new ArrayList<>();
    double all = labels;
    double pairs = others;
    double rests = restPairs;
    sums.forEach((word, own) ->
        uses.add(
            new WordUse(
                word, own[0] / all, share(own[1], own[2]), share(rests - own[3], pairs - own[2]))));
    uses.sort(Comparator.comparing((WordUse use) -> -use.share()).thenComparing(WordUse::word));
    return uses;
  }

  private static Optional<Double> share(double same, double of) {
    return of <= 0 ? Optional.empty() : Optional.of(same / of);
  }

  /** For the policy; absent where a share is. */
  Optional<Use> use() {
    return positive.isPresent() && negative.isPresent()
        ? Optional.of(new Use(word, share, positive.get(), negative.get()))
        : Optional.empty();
  }
}
