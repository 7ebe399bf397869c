package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueAgreement.OfAuthor;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.KrippendorffAlpha;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.Wilson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far the reviewers of a queue agree; of more than two, those items agree on which all say the
 * same. Kappa compares the first place with the second, whoever sat there; alpha does not care who
 * sat where. The seed is fixed, so the same labels give the same figures.
 */
final class AgreementFigures {
  /** Any number does; it is named so that somebody else can compute the same figures. */
  static final long SEED = 20_261_128;

  private static final double CONFIDENCE = 0.95;

  private AgreementFigures() {}

  /**
   * Of the leading field's words; of a form of texts alone there is nothing to compare.
   *
   * @param kind what that field takes: it says what is the same
   */
  static QueueAgreement of(LabelKind kind, List<OfTask> reviews, Instant now) {
    List<OfTask> pairs =
        kind instanceof TextKind
            ? List.of()
            : reviews.stream().filter(task -> task.words().size() >= 2).toList();
    int agreed = (int) pairs.stream().filter(task -> agrees(kind, task)).count();
    return new QueueAgreement(
        pairs.size(),
        agreed,
        pairs.isEmpty()
            ? Optional.empty()
            : Optional.of(Wilson.interval(agreed, pairs.size(), CONFIDENCE)),
        kind instanceof NumberRange ? Optional.empty() : kappa(pairs),
        kind instanceof NumberRange ? Optional.empty() : alpha(pairs),
        people(kind, pairs),
        now);
  }

  /**
   * Cohen's kappa of words; empty without pairs, where more than two reviewed an item, and where
   * there are more words than a table of them has room for, as several of nine categories may give.
   */
  static Optional<Estimate> kappa(List<OfTask> pairs) {
    long words = pairs.stream().flatMap(task -> task.words().stream()).distinct().count();
    boolean isOfTwo = pairs.stream().allMatch(task -> task.words().size() == 2);
    if (pairs.isEmpty() || !isOfTwo || words > Confusion.CATEGORIES_MAX) {
      return Optional.empty();
    }
    List<RatedItem> items =
        pairs.stream()
            .map(task -> new RatedItem(task.task(), task.words().get(0), task.words().get(1)))
            .toList();
    return Optional.of(Kappa.bootstrap(items, BootstrapPlan.withSeed(SEED)));
  }

  private static Optional<Double> alpha(List<OfTask> pairs) {
    var alpha = KrippendorffAlpha.nominal(pairs.stream().map(OfTask::words).toList());
    return alpha.isPresent() ? Optional.of(alpha.getAsDouble()) : Optional.empty();
  }

  private static List<OfAuthor> people(LabelKind kind, List<OfTask> pairs) {
    Map<String, int[]> sums = new TreeMap<>();
    for (OfTask task : pairs) {
      for (String author : task.authors()) {
        int[] own = sums.computeIfAbsent(author, name -> new int[2]);
        own[0]++;
        own[1] += agrees(kind, task) ? 1 : 0;
      }
    }
    return sums.entrySet().stream()
        .map(own -> new OfAuthor(own.getKey(), own.getValue()[0], own.getValue()[1]))
        .sorted(Comparator.comparing(OfAuthor::compared).reversed())
        .toList();
  }

  /** Whether all said the same, by the measure of what they were asked. */
  static boolean agrees(LabelKind kind, OfTask task) {
    List<Label> said = task.words().stream().map(word -> kind.label(word).orElseThrow()).toList();
    return kind.common(said).isPresent();
  }
}
