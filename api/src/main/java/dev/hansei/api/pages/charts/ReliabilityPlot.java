package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.statistics.Reliability;
import java.util.List;

/**
 * Chances against what came true, in a square: on the diagonal a chance is worth its figure. Each
 * point is a bin with its interval; the template puts the same figures into a table.
 */
public record ReliabilityPlot(List<Point> points) {
  /** Side of the square in SVG units; room for half a dot is added at each edge. */
  public static final int SIDE = 200;

  public ReliabilityPlot {
    points = List.copyOf(points);
  }

  /** Where a bin stands: across its chance, up what came true with both ends of its interval. */
  public record Point(String x, String y, String low, String high) {}

  /** Draws. */
  public static ReliabilityPlot of(Reliability seen) {
    return new ReliabilityPlot(
        seen.bins().stream()
            .map(bin ->
                new Point(
                    Figures.coordinate(SIDE * bin.chance()),
                    up(bin.positive().value()),
                    up(bin.positive().lower()),
                    up(bin.positive().upper())))
            .toList());
  }

  private static String up(double share) {
    return Figures.coordinate(SIDE * (1 - share));
  }
}
