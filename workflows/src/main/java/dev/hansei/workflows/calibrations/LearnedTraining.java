package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.CrossValidated;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Learns a judge from labels of role align: standardised features, logistic regression, penalty,
 * calibration and threshold chosen by cross-validation on those labels alone; and says how such a
 * judge does on labels it has not seen, by doing all of that within folds once more. Pure and
 * deterministic; takes some seconds for a thousand labels, so call it on queue {@code cpu}.
 */
public final class LearnedTraining {
  /** Fewer labels, or fewer of one kind, teach the noise. */
  public static final int LABELS_MIN = 40;

  /** Of each kind; two for every fold. */
  public static final int CLASS_MIN = 10;

  static final int FOLDS = 5;

  private LearnedTraining() {}

  /**
   * One label to learn from.
   *
   * @param unit what was asked; all labels of one question are in the same fold
   * @param features by name, all examples the same in the same order
   */
  public record Example(String unit, Map<String, Double> features, boolean passed) {
    public Example {
      Objects.requireNonNull(unit, "unit is null");
      features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }
  }

  /** Whether there is enough to learn from. */
  public static boolean isEnough(List<Example> examples) {
    long passed = examples.stream().filter(Example::passed).count();
    return examples.size() >= LABELS_MIN && Math.min(passed, examples.size() - passed) >= CLASS_MIN;
  }

  /**
   * Learns.
   *
   * @param training the label set that the examples were read from
   * @throws IllegalArgumentException when there is not {@linkplain #isEnough enough}
   */
  public static LearnedModel learn(
      List<Example> examples, ModelName embedder, ArtifactRef training) {
    if (!isEnough(examples)) {
      throw new IllegalArgumentException(
          "a judge needs %d labels, %d of each kind, to learn from"
              .formatted(LABELS_MIN, CLASS_MIN));
    }
    List<Example> sorted = sorted(examples);
    LearnedFit fit = LearnedFit.of(sorted);
    return new LearnedModel(
        AnswerFeatures.VERSION,
        List.copyOf(sorted.getFirst().features().keySet()),
        fit.scaling().means(),
        fit.scaling().scales(),
        fit.weights().intercept(),
        Arrays.stream(fit.weights().weights()).boxed().toList(),
        fit.penalty(),
        fit.threshold(),
        embedder,
        training,
        Optional.of(fit.calibration()),
        crossValidated(sorted));
  }

  /** In the order of units, so that the order in which labels came changes nothing. */
  private static List<Example> sorted(List<Example> examples) {
    record Placed(String place, Example example) {}
    return examples.stream()
        .map(one -> new Placed(place(one), one))
        .sorted(Comparator.comparing(Placed::place))
        .map(Placed::example)
        .toList();
  }

  private static String place(Example one) {
    return Sha256.of(one.unit()).hex() + one.features() + one.passed();
  }

  /** Units in the order of their hashes, dealt out in turn. */
  static int[] folds(List<Example> sorted) {
    Map<String, Integer> units = new LinkedHashMap<>();
    int[] folds = new int[sorted.size()];
    for (int i = 0; i < folds.length; i++) {
      folds[i] = units.computeIfAbsent(sorted.get(i).unit(), _ -> units.size()) % FOLDS;
    }
    return folds;
  }

  /** Empty where all labels are of so few questions that a fold would be empty. */
  private static Optional<CrossValidated> crossValidated(List<Example> sorted) {
    int[] folds = folds(sorted);
    if (Arrays.stream(folds).distinct().count() < FOLDS) {
      return Optional.empty();
    }
    List<JudgedItem> judged = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      LearnedFit fit = LearnedFit.of(of(sorted, folds, fold, false));
      for (Example one : of(sorted, folds, fold, true)) {
        double chance = fit.chance(one);
        judged.add(
            new JudgedItem(
                Sha256.of(one.unit()).hex(),
                one.passed(),
                chance >= fit.threshold(),
                OptionalDouble.of(chance)));
      }
    }
    Figures figures = JudgeAgreement.of(judged).orElseThrow();
    double share = judged.stream().filter(JudgedItem::people).count() / (double) judged.size();
    return Optional.of(
        new CrossValidated(
            FOLDS,
            judged.size(),
            figures.kappa(),
            figures.auc(),
            ClusteredMean.of(judged.stream().map(LearnedTraining::miss).toList(), Range.UNIT)
                .interval(Range.UNIT, JudgeAgreement.CONFIDENCE),
            share * (1 - share)));
  }

  private static Observation miss(JudgedItem one) {
    double miss = (one.people() ? 1 : 0) - one.score().orElseThrow();
    return new Observation(one.unit(), miss * miss);
  }

  /** The examples of one fold, or all others. */
  static List<Example> of(List<Example> examples, int[] folds, int fold, boolean within) {
    List<Example> chosen = new ArrayList<>();
    for (int i = 0; i < folds.length; i++) {
      if ((folds[i] == fold) == within) {
        chosen.add(examples.get(i));
      }
    }
    return chosen;
  }
}
