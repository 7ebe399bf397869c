package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.List;

/**
 * Estimates under one another on a common axis, each as dot and whisker. The template puts every
 * whisker in its own table row, so the table is what a screen reader reads.
 *
 * @param zero where zero stands, for differences; below 0 where the axis is of scores
 */
public record IntervalChart(Axis axis, List<Whisker> whiskers, double zero) {
  /** Width of the drawing in SVG units; room for half a dot at either end is added to it. */
  public static final double WIDTH = 240;

  public IntervalChart {
    whiskers = List.copyOf(whiskers);
  }

  /** One estimate to draw. */
  public record Interval(double value, double lower, double upper) {
    public Interval {
      if (!(lower <= upper)) {
        throw new IllegalArgumentException("an interval has lower <= upper");
      }
    }
  }

  /** Where dot and whisker stand. */
  public record Whisker(String dot, String from, String to) {}

  /** Scores from 0 to 1. */
  public static IntervalChart ofScores(List<Interval> intervals) {
    return on(Axis.ofScores(WIDTH), intervals, -1);
  }

  /** Differences, drawn against zero. */
  public static IntervalChart ofDifferences(List<Interval> intervals) {
    double lowest = intervals.stream().mapToDouble(Interval::lower).min().orElse(0);
    double highest = intervals.stream().mapToDouble(Interval::upper).max().orElse(0);
    Axis axis = Axis.aroundZero(lowest, highest, WIDTH);
    return on(axis, intervals, axis.at(0));
  }

  private static IntervalChart on(Axis axis, List<Interval> intervals, double zero) {
    List<Whisker> whiskers =
        intervals.stream()
            .map(interval ->
                new Whisker(
                    Figures.coordinate(axis.at(interval.value())),
                    Figures.coordinate(axis.at(interval.lower())),
                    Figures.coordinate(axis.at(interval.upper()))))
            .toList();
    return new IntervalChart(axis, whiskers, zero);
  }

  /** The ticks with their places and words. */
  public List<Tick> ticks() {
    return axis.ticks().stream()
        .map(tick -> new Tick(Figures.coordinate(axis.at(tick)), label(tick)))
        .toList();
  }

  private String label(double tick) {
    boolean isFine = axis.max() - axis.min() < 0.1;
    String text = String.format(java.util.Locale.ROOT, isFine ? "%.3f" : "%.2f", tick);
    String trimmed = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    return trimmed.isEmpty() ? "0" : trimmed.replace('-', '−');
  }

  /** Where zero stands, for the template. */
  public String zeroAt() {
    return Figures.coordinate(zero);
  }

  /** Whether there is a zero line. */
  public boolean hasZero() {
    return zero >= 0;
  }
}
