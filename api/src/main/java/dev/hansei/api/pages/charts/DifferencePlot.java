package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The differences of all pairs, worst first, as bars from zero: what got worse hangs below the
 * line, what got better stands above it. Of many pairs every so-many-th is drawn, and the counts
 * stay those of all.
 *
 * @param zero where the zero line stands, from the top
 * @param worse how many pairs have a lower score with the candidate
 */
public record DifferencePlot(
    List<Bar> bars, String zero, int worse, int same, int better, boolean sampled) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 640;

  /** Height of the drawing in SVG units. */
  public static final int HEIGHT = 120;

  /** More bars than this are thinner than a pixel on a laptop. */
  public static final int BARS_MAX = 320;

  /** Differences smaller than this are rounding. */
  private static final double SAME = 1e-9;

  public DifferencePlot {
    bars = List.copyOf(bars);
  }

  /** One pair. */
  public record Bar(String x, String y, String width, String height, boolean worse) {}

  /** Draws the differences, candidate minus baseline, each in -1 to 1. */
  public static DifferencePlot of(double[] differences) {
    double[] sorted = Arrays.stream(differences).sorted().toArray();
    double[] drawn = thinned(sorted);
    double extent = Math.max(extent(drawn), SAME);
    double zero = HEIGHT * Math.max(0, high(drawn)) / extent;
    double slot = (double) WIDTH / Math.max(1, drawn.length);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      double height = Math.abs(drawn[i]) / extent * HEIGHT;
      if (height > 0) {
        bars.add(bar(i * slot, drawn[i] > 0 ? zero - height : zero, slot, height, drawn[i] < 0));
      }
    }
    int worse = (int) Arrays.stream(sorted).filter(d -> d < -SAME).count();
    int better = (int) Arrays.stream(sorted).filter(d -> d > SAME).count();
    return new DifferencePlot(
        bars,
        Figures.coordinate(zero),
        worse,
        sorted.length - worse - better,
        better,
        drawn.length < sorted.length);
  }

  private static Bar bar(double x, double y, double slot, double height, boolean worse) {
    double gap = slot > 4 ? 1 : 0;
    return new Bar(
        Figures.coordinate(x),
        Figures.coordinate(y),
        Figures.coordinate(Math.max(slot - gap, 0.5)),
        Figures.coordinate(height),
        worse);
  }

  private static double extent(double[] sorted) {
    return Math.max(0, high(sorted)) - Math.min(0, sorted.length == 0 ? 0 : sorted[0]);
  }

  private static double high(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
  }

  private static double[] thinned(double[] sorted) {
    if (sorted.length <= BARS_MAX) {
      return sorted;
    }
    double[] drawn = new double[BARS_MAX];
    for (int i = 0; i < BARS_MAX; i++) {
      drawn[i] = sorted[(int) ((long) i * (sorted.length - 1) / (BARS_MAX - 1))];
    }
    return drawn;
  }
}
