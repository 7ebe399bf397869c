package dev.hansei.workflows.tunings;

import dev.hansei.workflows.statistics.Lbfgs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a map W of questions costs: for each question the cross-entropy of its right passages
 * against its wrong ones, by softmax of {@code (W q) . p / temperature}, averaged over right
 * passages and then over questions; plus {@code penalty} times the squared Frobenius distance of W
 * from the identity.
 *
 * <p>A sum of log-sum-exp of linear functions and a square, so strictly convex: there is one
 * optimum, and W is within {@code slope / (2 * penalty)} of it. W is held column by column: entry
 * {@code (row, column)} at {@code column * dimension + row}.
 */
final class MapLoss implements Lbfgs.Objective {
  /** Cosines of one question's passages lie within some tenths; this spreads them to some units. */
  static final double TEMPERATURE = 0.05;

  /** Questions at a time: their vectors and one column stay in the fastest cache. */
  private static final int BLOCK = 8;

  private final List<Example> examples;
  private final int dimension;
  private final double penalty;
  private final Runnable pulse;

  /**
   * For some questions.
   *
   * @param penalty above 0
   * @param pulse called once an evaluation; what it throws ends the search
   */
  MapLoss(List<Example> examples, int dimension, double penalty, Runnable pulse) {
    if (examples.isEmpty() || !(penalty > 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException(
          "need questions and a penalty above 0, got %d and %s"
              .formatted(examples.size(), penalty));
    }
    this.examples = List.copyOf(examples);
    this.dimension = dimension;
    this.penalty = penalty;
    this.pulse = pulse;
  }

  /**
   * One question with its passages, as vectors of the same length.
   *
   * @param right at least one
   * @param wrong may be empty; then there is nothing to learn from it
   */
  record Example(float[] question, List<float[]> right, List<float[]> wrong) {
    Example {
      if (right.isEmpty()) {
        throw new IllegalArgumentException("a question has at least one right passage");
      }
      right = List.copyOf(right);
      wrong = List.copyOf(wrong);
    }
  }

  @Override
  public double at(double[] map, double[] gradient) {
    pulse.run();
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int from = 0; from < examples.size(); from += BLOCK) {
      List<Example> block = examples.subList(from, Math.min(from + BLOCK, examples.size()));
      loss += ofBlock(block, map, gradient);
    }
    for (int i = 0; i < map.length; i++) {
      double moved = map[i] - (i % (dimension + 1) == 0 ? 1 : 0);
      loss += penalty * moved * moved;
      gradient[i] += 2 * penalty * moved;
    }
    return loss;
  }

  private double ofBlock(List<Example> block, double[] map, double[] gradient) {
    List<double[]> mapped = new ArrayList<>();
    block.forEach(_ -> mapped.add(new double[dimension]));
    for (int column = 0; column < dimension; column++) {
      for (int b = 0; b < block.size(); b++) {
        addColumn(mapped.get(b), block.get(b).question()[column], map, column * dimension);
      }
    }
    double loss = 0;
    List<double[]> pulls = new ArrayList<>();
    for (int b = 0; b < block.size(); b++) {
      double[] pull = new double[dimension];
      loss += ofQuestion(block.get(b), mapped.get(b), pull);
      pulls.add(pull);
    }
    for (int column = 0; column < dimension; column++) {
      for (int b = 0; b < block.size(); b++) {
        addToColumn(gradient, column * dimension, block.get(b).question()[column], pulls.get(b));
      }
    }
    return loss;
  }

  private static void addColumn(double[] to, double share, double[] map, int offset) {
    for (int i = 0; i < to.length; i++) {
      to[i] += share * map[offset + i];
    }
  }

  private static void addToColumn(double[] gradient, int offset, double share, double[] pull) {
    for (int i = 0; i < pull.length; i++) {
      gradient[offset + i] += share * pull[i];
    }
  }

  /** Its share of the loss; {@code pull} is filled with the gradient by the mapped question. */
  private double ofQuestion(Example example, double[] mapped, double[] pull) {
    double[] wrong = new double[example.wrong().size()];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = dot(mapped, example.wrong().get(i)) / TEMPERATURE;
      highest = Math.max(highest, wrong[i]);
    }
    double share = 1.0 / example.right().size() / examples.size();
    double[] weights = new double[wrong.length];
    double loss = 0;
    for (float[] right : example.right()) {
      double score = dot(mapped, right) / TEMPERATURE;
      double top = Math.max(score, highest);
      double own = StrictMath.exp(score - top);
      double sum = own;
      for (double each : wrong) {
        sum += StrictMath.exp(each - top);
      }
      loss += share * (StrictMath.log(sum) + top - score);
      add(pull, share * (own / sum - 1) / TEMPERATURE, right);
      for (int i = 0; i < wrong.length; i++) {
        weights[i] += share * StrictMath.exp(wrong[i] - top) / sum / TEMPERATURE;
      }
    }
    for (int i = 0; i < wrong.length; i++) {
      add(pull, weights[i], example.wrong().get(i));
    }
    return loss;
  }

  private static void add(double[] to, double share, float[] vector) {
    for (int i = 0; i < to.length; i++) {
      to[i] += share * vector[i];
    }
  }

  private static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
