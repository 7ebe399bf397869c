package dev.hansei.workflows.tunings;

import java.util.List;

/**
 * Where the right passages of a question stand.
 *
 * @param reciprocal 1 divided by the rank of the first right passage; ranks count from 1
 * @param recall share of the right passages among the first {@value HeldOut#DEPTH}
 */
record Ranking(double reciprocal, double recall) {
  /** Of a question as it is. */
  static Ranking plain(Pairs.Question question, List<float[]> passages) {
    return of(question, scores(doubles(question.vector()), passages));
  }

  /**
   * Of a question that goes through a map. The map leaves the passages alone and all share the
   * question's length, so products rank as cosines do.
   *
   * @param map column by column, see {@link MapLoss}
   */
  static Ranking mapped(Pairs.Question question, double[] map, List<float[]> passages) {
    int dimension = question.vector().length;
    double[] mapped = new double[dimension];
    for (int column = 0; column < dimension; column++) {
      double share = question.vector()[column];
      for (int row = 0; row < dimension; row++) {
        mapped[row] += share * map[column * dimension + row];
      }
    }
    return of(question, scores(mapped, passages));
  }

  private static Ranking of(Pairs.Question question, double[] scores) {
    int first = scores.length;
    int within = 0;
    for (int right : question.right()) {
      int rank = rank(scores, right);
      first = Math.min(first, rank);
      within += rank <= HeldOut.DEPTH ? 1 : 0;
    }
    return new Ranking(1.0 / first, (double) within / question.right().size());
  }

  /** Of equals the earlier one is first. */
  private static int rank(double[] scores, int place) {
    int rank = 1;
    for (int other = 0; other < scores.length; other++) {
      boolean isAhead = scores[other] > scores[place];
      boolean isEarlierEqual = scores[other] == scores[place] && other < place;
      rank += isAhead || isEarlierEqual ? 1 : 0;
    }
    return rank;
  }

  static double[] scores(double[] question, List<float[]> passages) {
    double[] scores = new double[passages.size()];
    int next = 0;
    for (float[] passage : passages) {
      scores[next] = dot(question, passage);
      next++;
    }
    return scores;
  }

  /** Four sums side by side: the one order of additions that is both fixed and fast. */
  private static double dot(double[] a, float[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return first + second + (third + fourth);
  }

  static double[] doubles(float[] vector) {
    double[] doubles = new double[vector.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = vector[i];
    }
    return doubles;
  }
}
