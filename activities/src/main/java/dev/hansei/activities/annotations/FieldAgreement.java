package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.QueueAgreement.OfField;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.GradedAlpha;
import dev.hansei.workflows.statistics.RatedItem;
import dev.hansei.workflows.statistics.WeightedKappa;
import dev.hansei.workflows.statistics.WeightedKappa.Weights;
import dev.hansei.workflows.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far reviewers agree in each field of a form, by the measures of its scale: words by Cohen's
 * kappa, grades by weighted kappa, and all by Krippendorff's alpha of their scale. Several
 * categories are one word: they agree where they are the same. Texts are left out.
 */
final class FieldAgreement {
  private static final double CONFIDENCE = 0.95;

  private FieldAgreement() {}

  static List<OfField> of(Map<Field, List<OfTask>> reviews) {
    List<OfField> measured = new ArrayList<>();
    reviews.forEach((field, tasks) -> {
      if (!(field.kind() instanceof TextKind)) {
        measured.add(of(field, tasks));
      }
    });
    return measured;
  }

  private static OfField of(Field field, List<OfTask> tasks) {
    List<OfTask> pairs = tasks.stream().filter(task -> task.words().size() >= 2).toList();
    int agreed =
        (int) pairs.stream().filter(task -> AgreementFigures.agrees(field.kind(), task)).count();
    return new OfField(
        field.key(),
        scale(field.kind()),
        pairs.size(),
        agreed,
        pairs.isEmpty()
            ? Optional.empty()
            : Optional.of(Wilson.interval(agreed, pairs.size(), CONFIDENCE)),
        kappa(field.kind(), pairs),
        alpha(field.kind(), pairs));
  }

  private static Scale scale(LabelKind kind) {
    return switch (kind) {
      case LabelKind.PassFail _, LabelKind.Categories _, LabelKind.Many _, LabelKind.Pairwise _ ->
          Scale.NOMINAL;
      case LabelKind.Grades _ -> Scale.ORDINAL;
      case NumberRange _ -> Scale.INTERVAL;
      case TextKind _ -> throw new IllegalArgumentException("texts are not compared: " + kind);
    };
  }

  private static Optional<Estimate> kappa(LabelKind kind, List<OfTask> pairs) {
    return switch (scale(kind)) {
      case NOMINAL -> AgreementFigures.kappa(pairs);
      case ORDINAL -> weightedKappa(kind, pairs);
      case INTERVAL -> Optional.empty();
    };
  }

  private static Optional<Estimate> weightedKappa(LabelKind kind, List<OfTask> pairs) {
    if (pairs.isEmpty() || pairs.stream().anyMatch(task -> task.words().size() != 2)) {
      return Optional.empty();
    }
    List<RatedItem> items =
        pairs.stream()
            .map(task -> new RatedItem(task.task(), task.words().get(0), task.words().get(1)))
            .toList();
    return Optional.of(WeightedKappa.bootstrap(items, kind.words(), Weights.QUADRATIC, plan()));
  }

  private static Optional<Estimate> alpha(LabelKind kind, List<OfTask> pairs) {
    List<String> words = pairs.stream().flatMap(task -> task.words().stream()).distinct().toList();
    List<List<Double>> ratings =
        pairs.stream()
            .map(task -> task.words().stream().map(word -> number(kind, words, word)).toList())
            .toList();
    return GradedAlpha.bootstrap(
        ratings,
        switch (scale(kind)) {
          case NOMINAL -> GradedAlpha.Scale.NOMINAL;
          case ORDINAL -> GradedAlpha.Scale.ORDINAL;
          case INTERVAL -> GradedAlpha.Scale.INTERVAL;
        },
        plan());
  }

  /** Words have no size; their place among those that were said tells them apart. */
  private static double number(LabelKind kind, List<String> words, String word) {
    return scale(kind) == Scale.NOMINAL ? words.indexOf(word) : Double.parseDouble(word);
  }

  private static BootstrapPlan plan() {
    return BootstrapPlan.withSeed(AgreementFigures.SEED);
  }
}
