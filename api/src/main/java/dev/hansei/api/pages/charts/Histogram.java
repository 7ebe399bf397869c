package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How scores from 0 to 1 are spread, in ten bins; the last holds 1.0 as well.
 *
 * @param bars one per bin, left to right
 * @param total how many scores
 */
public record Histogram(List<Bar> bars, int total) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 240;

  /** Height of the tallest bar in SVG units. */
  public static final int HEIGHT = 56;

  private static final int BINS = 10;
  private static final double GAP = 2;

  /** A bar with rows of scores this thin could not be seen. */
  private static final double HEIGHT_MIN = 1.5;

  public Histogram {
    bars = List.copyOf(bars);
  }

  /** One bin. */
  public record Bar(String range, int count, String x, String y, String width, String height) {}

  /** Counts the scores into bins. */
  public static Histogram of(double[] scores) {
    int[] counts = new int[BINS];
    for (double score : scores) {
      counts[Math.clamp((int) Math.floor(score * BINS), 0, BINS - 1)]++;
    }
    int highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    double slot = (double) WIDTH / BINS;
    for (int i = 0; i < BINS; i++) {
      double height =
          counts[i] == 0 ? 0 : Math.max(HEIGHT_MIN, (double) counts[i] / highest * HEIGHT);
      bars.add(
          new Bar(
              Figures.interval(i / (double) BINS, (i + 1) / (double) BINS),
              counts[i],
              Figures.coordinate(i * slot + GAP / 2),
              Figures.coordinate(HEIGHT - height),
              Figures.coordinate(slot - GAP),
              Figures.coordinate(height)));
    }
    return new Histogram(bars, scores.length);
  }
}
