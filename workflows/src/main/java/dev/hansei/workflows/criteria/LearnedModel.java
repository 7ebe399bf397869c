package dev.hansei.workflows.criteria;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.models.ModelName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The weights of a learned judge: the content of its artifact, immutable. The chance that people
 * would pass an answer is the logistic function of the intercept plus weights times standardised
 * {@link AnswerFeatures}.
 *
 * @param featureVersion the version of {@link AnswerFeatures} that it was learnt with
 * @param features their names, in the order of the other lists
 * @param means of each feature over the training labels
 * @param scales standard deviation of each; 1 for one that never varied
 * @param penalty of the regression, above 0
 * @param threshold the chance from which it passes an answer, between 0 and 1
 * @param embedder the embedding model behind the similarities
 * @param training the label set it was learnt from
 * @param calibration what makes its chances mean what they say; empty for judges learnt before
 * @param crossValidated how it does on labels it had not seen; empty for judges learnt before
 */
public record LearnedModel(
    int featureVersion,
    List<String> features,
    List<Double> means,
    List<Double> scales,
    double intercept,
    List<Double> weights,
    double penalty,
    double threshold,
    ModelName embedder,
    ArtifactRef training,
    Optional<Platt> calibration,
    Optional<CrossValidated> crossValidated) {
  /** As many reasons as a person reads. */
  private static final int REASONS_MAX = 3;

  public LearnedModel {
    features = List.copyOf(features);
    means = List.copyOf(means);
    scales = List.copyOf(scales);
    weights = List.copyOf(weights);
    int size = features.size();
    if (size == 0 || means.size() != size || scales.size() != size || weights.size() != size) {
      throw new IllegalArgumentException("a learned judge has a mean, scale and weight a feature");
    }
    if (scales.stream().anyMatch(scale -> !(scale > 0))) {
      throw new IllegalArgumentException("scales are above 0: " + scales);
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("a threshold lies between 0 and 1: " + threshold);
    }
    Objects.requireNonNull(embedder, "embedder is null");
    Objects.requireNonNull(training, "training is null");
    Objects.requireNonNull(calibration, "calibration is null");
    Objects.requireNonNull(crossValidated, "crossValidated is null");
  }

  /**
   * The chance that people would pass the answer, in [0, 1].
   *
   * @param values one a feature, in their order
   */
  public double probability(List<Double> values) {
    double odds = intercept;
    for (int i = 0; i < weights.size(); i++) {
      odds += push(values, i);
    }
    return chance(calibration.isPresent() ? calibration.get().of(odds) : odds);
  }

  private static double chance(double odds) {
    return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
  }

  /** The features that moved the odds most, each with its direction; for people. */
  public String reasons(List<Double> values) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      places.add(i);
    }
    return places.stream()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(push(values, i))))
        .limit(REASONS_MAX)
        .map(i -> features.get(i) + (push(values, i) >= 0 ? " speaks for it" : " against it"))
        .reduce((left, right) -> left + ", " + right)
        .orElse("");
  }

  private double push(List<Double> values, int i) {
    return weights.get(i) * (values.get(i) - means.get(i)) / scales.get(i);
  }
}
