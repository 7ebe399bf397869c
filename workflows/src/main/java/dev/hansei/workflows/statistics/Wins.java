package dev.hansei.workflows.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * How often each version won against each other, and what that says of their strengths.
 *
 * @param counts row won against column; ties as halves
 */
record Wins(double[][] counts) {
  static Wins of(List<Meeting> meetings, List<String> versions) {
    double[][] counts = new double[versions.size()][versions.size()];
    for (Meeting meeting : meetings) {
      int left = versions.indexOf(meeting.left());
      int right = versions.indexOf(meeting.right());
      counts[left][right] += meeting.leftWon();
      counts[right][left] += 1 - meeting.leftWon();
    }
    return new Wins(counts);
  }

  int size() {
    return counts.length;
  }

  int meetings(int version) {
    double sum = 0;
    for (int other = 0; other < size(); other++) {
      sum += counts[version][other] + counts[other][version];
    }
    return (int) Math.round(sum);
  }

  /** Whether a chain of wins leads from any version to any other. */
  boolean isConnected() {
    return reached(true) == size() && reached(false) == size();
  }

  private long reached(boolean byWins) {
    boolean[] seen = new boolean[size()];
    seen[0] = true;
    boolean grew = true;
    while (grew) {
      grew = false;
      for (int from = 0; from < size(); from++) {
        for (int to = 0; to < size(); to++) {
          double count = byWins ? counts[from][to] : counts[to][from];
          if (seen[from] && !seen[to] && count > 0) {
            seen[to] = true;
            grew = true;
          }
        }
      }
    }
    long sum = 0;
    for (boolean each : seen) {
      sum += each ? 1 : 0;
    }
    return sum;
  }

  double logLikelihood(double[] strengths, double penalty) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum -= penalty * strengths[i] * strengths[i];
      for (int j = 0; j < size(); j++) {
        double gap = strengths[i] - strengths[j];
        // log(1 + exp(-gap)) without overflow.
        sum -= counts[i][j] * (Math.max(0, -gap) + Math.log1p(Math.exp(-Math.abs(gap))));
      }
    }
    return sum;
  }

  double[] slope(double[] strengths, double penalty) {
    double[] slope = new double[size()];
    for (int i = 0; i < size(); i++) {
      slope[i] = -2 * penalty * strengths[i];
      for (int j = 0; j < size(); j++) {
        double chance = chance(strengths[i] - strengths[j]);
        slope[i] += counts[i][j] * (1 - chance) - counts[j][i] * chance;
      }
    }
    return slope;
  }

  /** With 1 / size added everywhere: all strengths together could move, and are held still. */
  double[][] information(double[] strengths, double penalty) {
    double[][] information = new double[size()][size()];
    for (int i = 0; i < size(); i++) {
      Arrays.fill(information[i], 1.0 / size());
    }
    for (int i = 0; i < size(); i++) {
      information[i][i] += 2 * penalty;
      for (int j = 0; j < size(); j++) {
        double chance = chance(strengths[i] - strengths[j]);
        double weight = (counts[i][j] + counts[j][i]) * chance * (1 - chance);
        information[i][i] += weight;
        information[i][j] -= weight;
      }
    }
    return information;
  }

  /** Of one strength above the mean: the inverse less what was added to have one. */
  double variance(double[] strengths, double penalty, int version) {
    double[] unit = new double[size()];
    unit[version] = 1;
    double[] column = Cholesky.solve(information(strengths, penalty), unit);
    return Math.max(0, column[version] - 1.0 / size() / (1 + 2 * penalty));
  }

  private static double chance(double gap) {
    return 1 / (1 + Math.exp(-gap));
  }
}
