package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts by day as thin bars, oldest at the left; the last bar is today's. Beside it stands a table
 * of the days that have any.
 *
 * @param days every day, oldest first
 */
public record Sparkline(List<Bar> bars, List<Day> days) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 120;

  /** Height of the drawing in SVG units. */
  public static final int HEIGHT = 24;

  private static final double GAP = 1;
  private static final double HEIGHT_MIN = 2;

  public Sparkline {
    bars = List.copyOf(bars);
    days = List.copyOf(days);
  }

  /** One day's bar. */
  public record Bar(String x, String y, String width, String height) {}

  /** One day's count. */
  public record Day(LocalDate day, long count) {}

  /**
   * Lays out the days up to and with {@code until}.
   *
   * @param length how many days, 2 or more
   */
  public static Sparkline of(Map<LocalDate, Long> counts, LocalDate until, int length) {
    if (length < 2) {
      throw new IllegalArgumentException("a trend has two days or more: " + length);
    }
    List<Day> days = new ArrayList<>();
    for (int i = length - 1; i >= 0; i--) {
      LocalDate day = until.minusDays(i);
      days.add(new Day(day, counts.getOrDefault(day, 0L)));
    }
    long highest = Math.max(1, days.stream().mapToLong(Day::count).max().orElse(1));
    double slot = (double) WIDTH / length;
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      long count = days.get(i).count();
      double height =
          count == 0 ? 0 : Math.max(HEIGHT_MIN, (double) count / highest * (HEIGHT - GAP));
      bars.add(
          new Bar(
              Figures.coordinate(i * slot),
              Figures.coordinate(HEIGHT - GAP - height),
              Figures.coordinate(Math.max(GAP, slot - GAP)),
              Figures.coordinate(height)));
    }
    return new Sparkline(bars, days);
  }

  /** The days that have any. */
  public List<Day> busy() {
    return days.stream().filter(day -> day.count() > 0).toList();
  }

  /** How many in the second half against the first, in words. */
  public String words() {
    int half = days.size() / 2;
    long before = days.subList(0, half).stream().mapToLong(Day::count).sum();
    long lately =
        days.subList(days.size() - half, days.size()).stream().mapToLong(Day::count).sum();
    if (before == lately) {
      return "steady";
    }
    return lately > before ? "rising" : "falling";
  }
}
