package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Kappa;
import dev.hansei.workflows.statistics.LogisticRegression;
import dev.hansei.workflows.statistics.RatedItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Learns a judge from labels of role align: standardised features, logistic regression, penalty and
 * threshold chosen by cross-validation on those labels alone. Pure and deterministic; takes a
 * second or so for a thousand labels, so call it on queue {@code cpu}.
 */
public final class LearnedTraining {
  /** Fewer labels, or fewer of one kind, teach the noise. */
  public static final int LABELS_MIN = 40;

  /** Of each kind; two for every fold. */
  public static final int CLASS_MIN = 10;

  private static final int FOLDS = 5;

  /** From barely held to nearly flat, a decade apart. */
  private static final List<Double> PENALTIES = List.of(0.1, 1.0, 10.0, 100.0, 1000.0);

  private static final double THRESHOLD_STEP = 0.01;

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
    // In the order of units, so that the order in which labels came changes nothing.
    List<Example> sorted =
        examples.stream().sorted(Comparator.comparing(LearnedTraining::place)).toList();
    Scaling scaling = Scaling.of(sorted);
    List<LogisticRegression.Row> rows =
        sorted.stream()
            .map(one -> new LogisticRegression.Row(scaling.of(one), one.passed()))
            .toList();
    int[] folds = folds(sorted);
    Trial best = Trial.NONE;
    for (double penalty : PENALTIES) {
      Trial trial = Trial.of(rows, folds, penalty);
      best = trial.loss() < best.loss() ? trial : best;
    }
    LogisticRegression.Fit fit = LogisticRegression.fit(rows, best.penalty());
    return new LearnedModel(
        AnswerFeatures.VERSION,
        List.copyOf(sorted.getFirst().features().keySet()),
        scaling.means(),
        scaling.scales(),
        fit.intercept(),
        Arrays.stream(fit.weights()).boxed().toList(),
        best.penalty(),
        threshold(rows, best.chances()),
        embedder,
        training);
  }

  private static String place(Example one) {
    return Sha256.of(one.unit()).hex() + one.features() + one.passed();
  }

  /** Units in the order of their hashes, dealt out in turn. */
  private static int[] folds(List<Example> sorted) {
    Map<String, Integer> units = new LinkedHashMap<>();
    int[] folds = new int[sorted.size()];
    for (int i = 0; i < folds.length; i++) {
      folds[i] = units.computeIfAbsent(sorted.get(i).unit(), _ -> units.size()) % FOLDS;
    }
    return folds;
  }

  /** The threshold of the greatest kappa on answers that the fold's weights had not seen. */
  private static double threshold(List<LogisticRegression.Row> rows, double[] chances) {
    double best = 0.5;
    double bestKappa = Double.NEGATIVE_INFINITY;
    for (int step = 1; step * THRESHOLD_STEP < 1; step++) {
      double threshold = step * THRESHOLD_STEP;
      List<RatedItem> rated = new ArrayList<>();
      for (int i = 0; i < chances.length; i++) {
        rated.add(
            new RatedItem("row", word(rows.get(i).positive()), word(chances[i] >= threshold)));
      }
      double kappa = Kappa.of(Confusion.of(rated, List.of("fail", "pass")));
      // Of equals the one nearest to the middle, which asks least of the data.
      boolean nearer = Math.abs(threshold - 0.5) < Math.abs(best - 0.5);
      if (kappa > bestKappa || (kappa == bestKappa && nearer)) {
        best = threshold;
        bestKappa = kappa;
      }
    }
    return best;
  }

  private static String word(boolean passed) {
    return passed ? "pass" : "fail";
  }

  /** How one penalty does on rows that were held out. */
  private record Trial(double penalty, double loss, double[] chances) {
    static final Trial NONE = new Trial(1, Double.POSITIVE_INFINITY, new double[0]);

    /** A chance this near to 0 or 1 would make one row decide. */
    private static final double EDGE = 1e-6;

    static Trial of(List<LogisticRegression.Row> rows, int[] folds, double penalty) {
      double[] chances = new double[rows.size()];
      double loss = 0;
      for (int fold = 0; fold < FOLDS; fold++) {
        List<LogisticRegression.Row> others = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] != fold) {
            others.add(rows.get(i));
          }
        }
        LogisticRegression.Fit fit = LogisticRegression.fit(others, penalty);
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] == fold) {
            chances[i] = fit.probability(rows.get(i).features());
            double chance = Math.clamp(chances[i], EDGE, 1 - EDGE);
            loss -= Math.log(rows.get(i).positive() ? chance : 1 - chance);
          }
        }
      }
      return new Trial(penalty, loss, chances);
    }
  }

  /** Mean and spread of each feature. */
  private record Scaling(List<Double> means, List<Double> scales) {
    static Scaling of(List<Example> examples) {
      List<Double> means = new ArrayList<>();
      List<Double> scales = new ArrayList<>();
      for (String name : examples.getFirst().features().keySet()) {
        double[] values = examples.stream().mapToDouble(one -> value(one, name)).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
            Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        means.add(mean);
        scales.add(variance < 1e-18 ? 1 : Math.sqrt(variance));
      }
      return new Scaling(means, scales);
    }

    double[] of(Example one) {
      double[] row = new double[means.size()];
      int i = 0;
      for (double value : one.features().values()) {
        row[i] = (value - means.get(i)) / scales.get(i);
        i++;
      }
      return row;
    }

    private static double value(Example one, String name) {
      Double value = one.features().get(name);
      if (value == null) {
        throw new IllegalArgumentException("an example lacks the feature " + name);
      }
      return value;
    }
  }
}
