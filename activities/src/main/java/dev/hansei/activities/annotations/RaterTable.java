package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.GradedAlpha;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.WeightedKappa;
import dev.hansei.workflows.statistics.WeightedKappa.Weights;
import dev.hansei.workflows.statistics.Wilson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Each author against what most of the others say. */
final class RaterTable {
  /** Those with most labels; the rest is in the figures of all. */
  private static final int RATERS_MAX = 1_000;

  /** Alpha of all others is computed anew for each. */
  private static final int LEFT_OUT_MAX = 200;

  private static final double CONFIDENCE = 0.95;

  private RaterTable() {}

  /** What one author said, beside the majority of the others. */
  private static final class Rater {
    private int labels;
    private int ties;
    private final List<RatedItem> against = new ArrayList<>();
  }

  /**
   * @param tasks with at least one label each
   */
  static List<OfRater> of(RaterScale scale, List<OfTask> tasks) {
    Map<String, Rater> raters = new TreeMap<>();
    for (OfTask task : tasks) {
      var most = new MostOfOthers(task);
      for (int i = 0; i < task.authors().size(); i++) {
        Rater rater = raters.computeIfAbsent(task.authors().get(i), _ -> new Rater());
        rater.labels++;
        // Numbers have a middle, not a majority.
        if (task.words().size() > 1 && !scale.isOfNumbers()) {
          var others = most.without(i);
          rater.ties += others.isTie() ? 1 : 0;
          rater.against.add(new RatedItem(task.task(), others.word(), task.words().get(i)));
        }
      }
    }
    boolean leavesOut = raters.size() > 2 && raters.size() <= LEFT_OUT_MAX;
    return raters.entrySet().stream()
        .sorted(Comparator.comparing(rater -> -rater.getValue().labels))
        .limit(RATERS_MAX)
        .map(rater ->
            row(
                scale,
                rater.getKey(),
                rater.getValue(),
                leavesOut ? alphaWithout(scale, tasks, rater.getKey()) : Optional.empty()))
        .toList();
  }

  private static OfRater row(
      RaterScale scale, String author, Rater rater, Optional<Double> alphaWithout) {
    int compared = rater.against.size();
    int agreed =
        (int) rater.against.stream().filter(item -> item.reference().equals(item.rating())).count();
    return new OfRater(
        author,
        rater.labels,
        compared,
        rater.ties,
        compared == 0
            ? Optional.empty()
            : Optional.of(Wilson.interval(agreed, compared, CONFIDENCE)),
        kappa(scale, rater.against),
        alphaWithout);
  }

  /** With the large-sample interval; empty without items and where words are too many. */
  static Optional<Estimate> kappa(RaterScale scale, List<RatedItem> items) {
    long words = items.stream().map(RatedItem::reference).distinct().count();
    long others = items.stream().map(RatedItem::rating).distinct().count();
    if (items.isEmpty() || words + others > Confusion.CATEGORIES_MAX || scale.isOfNumbers()) {
      return Optional.empty();
    }
    return Optional.of(
        scale.scale() == Scale.ORDINAL
            ? WeightedKappa.asymptotic(
                Confusion.of(items, scale.kind().words()), Weights.QUADRATIC, CONFIDENCE)
            : Kappa.asymptotic(Confusion.of(items), CONFIDENCE));
  }

  private static Optional<Double> alphaWithout(
      RaterScale scale, List<OfTask> tasks, String author) {
    List<OfTask> others = tasks.stream().map(task -> without(task, author)).toList();
    var alpha = GradedAlpha.of(RaterMeasures.numbers(scale, others), scale.ofAlpha());
    return alpha.isPresent() ? Optional.of(alpha.getAsDouble()) : Optional.empty();
  }

  private static OfTask without(OfTask task, String author) {
    int at = task.authors().indexOf(author);
    if (at < 0) {
      return task;
    }
    List<String> authors = new ArrayList<>(task.authors());
    List<String> words = new ArrayList<>(task.words());
    authors.remove(at);
    words.remove(at);
    return new OfTask(task.task(), authors, words);
  }
}
