package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.statistics.ConfidenceSequence;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The band about a rollout's difference: {@link ConfidenceSequence#betting}, which holds at every
 * moment at once. It is for the eye; what decides is the test.
 */
final class RolloutBand {
  private static final double CONFIDENCE = 0.95;

  /** Each costs 2,000 logarithms. Of more, means of some neighbours are taken: as true, if wider. */
  private static final int SCORES_MAX = 3_000;

  private static final Range RANGE = new Range(-1, 1);

  private RolloutBand() {}

  static List<RolloutPoint> points(
      List<PointRow> points, Function<PointRow, List<Double>> differences) {
    List<Double> all = new ArrayList<>();
    int[] until = new int[points.size()];
    for (int i = 0; i < points.size(); i++) {
      all.addAll(differences.apply(points.get(i)));
      until[i] = all.size();
    }
    int group = Math.ceilDiv(Math.max(1, all.size()), SCORES_MAX);
    List<Estimate> band = ConfidenceSequence.betting(means(all, group), RANGE, CONFIDENCE);
    List<RolloutPoint> drawn = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int complete = until[i] / group;
      if (complete > 0) {
        drawn.add(point(points.get(i), band.get(complete - 1)));
      }
    }
    return drawn;
  }

  private static RolloutPoint point(PointRow row, Estimate difference) {
    return new RolloutPoint(
        row.step(),
        row.blocks(),
        difference,
        Math.exp(row.logHarm()),
        Math.exp(row.logBenefit()),
        row.takenAt());
  }

  private static double[] means(List<Double> all, int group) {
    double[] means = new double[all.size() / group];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          all.subList(i * group, (i + 1) * group).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
    }
    return means;
  }
}
