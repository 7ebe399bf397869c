package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.promotions.LiveBand;
import dev.hansei.workflows.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The points of a rollout's chart, each with the {@link LiveBand} at its moment. */
final class RolloutBand {
  private RolloutBand() {}

  static List<RolloutPoint> points(
      List<PointRow> points, Function<PointRow, List<Double>> differences) {
    List<Double> all = new ArrayList<>();
    int[] until = new int[points.size()];
    for (int i = 0; i < points.size(); i++) {
      all.addAll(differences.apply(points.get(i)));
      until[i] = all.size();
    }
    LiveBand.Moves band = LiveBand.moves(all);
    List<RolloutPoint> drawn = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      int complete = until[i] / band.group();
      if (complete > 0) {
        drawn.add(point(points.get(i), band.places().get(complete - 1)));
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
}
