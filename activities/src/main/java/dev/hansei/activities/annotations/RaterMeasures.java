package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport.Measures;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.ParadoxPolicy;
import dev.hansei.workflows.annotations.ParadoxPolicy.Paradox;
import dev.hansei.workflows.annotations.ParadoxPolicy.Use;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.FleissKappa;
import dev.hansei.workflows.statistics.GradedAlpha;
import dev.hansei.workflows.statistics.IntervalMethod;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.WeightedKappa;
import dev.hansei.workflows.statistics.WeightedKappa.Weights;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Optional;

/** The measures that fit a scale and a number of raters, over items that at least two labelled. */
final class RaterMeasures {
  /** Of all items: the figures that are decided on. */
  static final BootstrapPlan WHOLE = BootstrapPlan.withSeed(AgreementFigures.SEED);

  /** Of words and slices, of which there are dozens: ends steady to some 3 % of the interval. */
  static final BootstrapPlan PART =
      new BootstrapPlan(2_000, 0.95, IntervalMethod.EXPANDED_BCA, AgreementFigures.SEED);

  private RaterMeasures() {}

  static Measures of(RaterScale scale, List<OfTask> compared, BootstrapPlan plan) {
    Optional<Estimate> percent = percent(scale, compared, plan.confidence());
    Optional<Estimate> kappa = kappa(scale, compared, plan);
    Optional<Estimate> alpha = alpha(scale, compared, plan);
    return new Measures(
        compared.size(),
        compared.stream().mapToInt(task -> task.words().size()).sum(),
        percent,
        kappa,
        fleiss(scale, compared, plan),
        alpha,
        paradox(scale, compared, percent, kappa.or(() -> alpha)));
  }

  private static Optional<Estimate> percent(
      RaterScale scale, List<OfTask> compared, double confidence) {
    if (compared.isEmpty()) {
      return Optional.empty();
    }
    double sum = compared.stream().mapToDouble(task -> Sameness.of(scale, task.words())).sum();
    return Optional.of(
        Wilson.ofShare(Math.min(1, sum / compared.size()), compared.size(), confidence));
  }

  /** First against second: of reviews the places, of labels from elsewhere the names in order. */
  private static Optional<Estimate> kappa(
      RaterScale scale, List<OfTask> compared, BootstrapPlan plan) {
    boolean isOfTwo =
        !compared.isEmpty() && compared.stream().allMatch(task -> task.words().size() == 2);
    if (!isOfTwo || scale.isOfNumbers()) {
      return Optional.empty();
    }
    List<RatedItem> items =
        compared.stream()
            .map(task -> new RatedItem(task.task(), task.words().get(0), task.words().get(1)))
            .toList();
    if (scale.scale() == Scale.ORDINAL) {
      return Optional.of(
          WeightedKappa.bootstrap(items, scale.kind().words(), Weights.QUADRATIC, plan));
    }
    return distinct(compared) > Confusion.CATEGORIES_MAX
        ? Optional.empty()
        : Optional.of(Kappa.bootstrap(items, plan));
  }

  private static long distinct(List<OfTask> compared) {
    return compared.stream().flatMap(task -> task.words().stream()).distinct().count();
  }

  private static Optional<Estimate> fleiss(
      RaterScale scale, List<OfTask> compared, BootstrapPlan plan) {
    if (compared.isEmpty() || scale.scale() != Scale.NOMINAL) {
      return Optional.empty();
    }
    int raters = compared.getFirst().words().size();
    boolean isOfAll = compared.stream().allMatch(task -> task.words().size() == raters);
    return raters < 3 || !isOfAll
        ? Optional.empty()
        : FleissKappa.bootstrap(compared.stream().map(OfTask::words).toList(), plan);
  }

  static Optional<Estimate> alpha(RaterScale scale, List<OfTask> compared, BootstrapPlan plan) {
    return GradedAlpha.bootstrap(numbers(scale, compared), scale.ofAlpha(), plan);
  }

  static List<List<Double>> numbers(RaterScale scale, List<OfTask> compared) {
    List<String> said =
        compared.stream().flatMap(task -> task.words().stream()).distinct().sorted().toList();
    return compared.stream()
        .map(task -> task.words().stream().map(word -> scale.number(said, word)).toList())
        .toList();
  }

  private static Optional<Paradox> paradox(
      RaterScale scale,
      List<OfTask> compared,
      Optional<Estimate> percent,
      Optional<Estimate> beyond) {
    if (percent.isEmpty() || beyond.isEmpty() || scale.isOfNumbers()) {
      return Optional.empty();
    }
    List<Use> uses = WordUse.of(compared).stream().flatMap(use -> use.use().stream()).toList();
    return ParadoxPolicy.decide(uses, percent.get().value(), beyond.get().value());
  }
}
