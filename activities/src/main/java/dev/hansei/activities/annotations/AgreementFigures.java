package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueAgreement.OfAuthor;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.statistics.BootstrapPlan;
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
 * How far the reviewers of a queue agree. Kappa compares the first place with the second, whoever
 * sat there; alpha does not care who sat where. The seed is fixed, so the same labels give the same
 * figures.
 */
final class AgreementFigures {
  /** Any number does; it is named so that somebody else can compute the same figures. */
  static final long SEED = 20_261_128;

  private static final double CONFIDENCE = 0.95;

  private AgreementFigures() {}

  static QueueAgreement of(List<OfTask> reviews, Instant now) {
    List<OfTask> pairs = reviews.stream().filter(task -> task.words().size() == 2).toList();
    int agreed = (int) pairs.stream().filter(AgreementFigures::agrees).count();
    return new QueueAgreement(
        pairs.size(),
        agreed,
        pairs.isEmpty()
            ? Optional.empty()
            : Optional.of(Wilson.interval(agreed, pairs.size(), CONFIDENCE)),
        kappa(pairs),
        alpha(pairs),
        people(pairs),
        now);
  }

  private static Optional<Estimate> kappa(List<OfTask> pairs) {
    if (pairs.isEmpty()) {
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

  private static List<OfAuthor> people(List<OfTask> pairs) {
    Map<String, int[]> sums = new TreeMap<>();
    for (OfTask task : pairs) {
      for (String author : task.authors()) {
        int[] own = sums.computeIfAbsent(author, name -> new int[2]);
        own[0]++;
        own[1] += agrees(task) ? 1 : 0;
      }
    }
    return sums.entrySet().stream()
        .map(own -> new OfAuthor(own.getKey(), own.getValue()[0], own.getValue()[1]))
        .sorted(Comparator.comparing(OfAuthor::compared).reversed())
        .toList();
  }

  private static boolean agrees(OfTask task) {
    return task.words().get(0).equals(task.words().get(1));
  }
}
