package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A candidate beside what is live, over the comparisons: the difference with its band, and below it
 * the evidence of harm with the boundary at which the candidate is taken away. Evidence is drawn by
 * its logarithm, since each comparison multiplies it.
 *
 * @param metric what is compared
 * @param band the outline of the band, as a polygon
 * @param differences the line within it
 * @param zero where no difference stands, from the top
 * @param top the difference at the upper edge, and its negative at the lower one
 * @param evidence the line of the evidence of harm
 * @param boundary where the evidence is enough, from the top of its drawing
 * @param steps where a further step began, from the left
 * @param rows what is drawn, thinned to some
 * @param dot the last moment: its difference, with the edges of its band, and its evidence
 * @param highest the most evidence of harm at any of the moments
 * @param late comparisons of answers of an earlier step, of which somebody spoke in a later one
 */
public record CanaryChart(
    String metric,
    String band,
    String differences,
    String zero,
    double top,
    String evidence,
    String boundary,
    List<String> steps,
    List<Row> rows,
    double limit,
    Dot dot,
    double highest,
    int late) {
  /** Width of both drawings in SVG units. */
  public static final int WIDTH = 640;

  /** Height of the upper drawing. */
  public static final int HEIGHT = 160;

  /** Height of the lower drawing. */
  public static final int EVIDENCE_HEIGHT = 72;

  /** More are closer together than a pixel. */
  private static final int DRAWN_MAX = 320;

  /** As many as anybody reads. */
  private static final int ROWS_MAX = 12;

  /** So that the boundary is not the edge. */
  private static final double HEADROOM = 1.15;

  /** A scale narrower than that would make noise look large. */
  private static final double TOP_MIN = 0.05;

  /** So that the last moment's dot is whole. */
  private static final double EDGE = WIDTH - 8;

  public CanaryChart {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
  }

  /** One moment. {@code difference} is candidate minus what is live, in -1 to 1. */
  public record Row(
      int step, int comparisons, double difference, double lower, double upper, double harm) {}

  /** A moment that is marked, by its places from the left and from the top of either drawing. */
  public record Dot(
      String across, String difference, String lower, String upper, String evidence) {}

  /**
   * Draws a metric; empty before the first comparison.
   *
   * @param points in their order
   * @param limit the evidence that is enough, above 1
   */
  public static Optional<CanaryChart> of(String metric, List<Row> points, double limit) {
    if (points.isEmpty()) {
      return Optional.empty();
    }
    List<Row> drawn = thinned(points, DRAWN_MAX);
    double most = points.getLast().comparisons();
    double top = top(drawn);
    double ceiling = Math.log(limit) * HEADROOM;
    return Optional.of(
        new CanaryChart(
            metric,
            line(drawn, most, row -> level(row.upper(), top))
                + " "
                + line(drawn.reversed(), most, row -> level(row.lower(), top)),
            line(drawn, most, row -> level(row.difference(), top)),
            Figures.coordinate(HEIGHT / 2.0),
            top,
            line(drawn, most, row -> height(row.harm(), ceiling)),
            Figures.coordinate(height(limit, ceiling)),
            steps(points, most),
            thinned(points, ROWS_MAX),
            limit,
            dot(points.getLast(), top, ceiling),
            Math.max(1, points.stream().mapToDouble(Row::harm).max().orElse(1)),
            0));
  }

  /** The same, where so many of the comparisons came late. */
  public CanaryChart withLate(int comparisons) {
    return new CanaryChart(
        metric,
        band,
        differences,
        zero,
        top,
        evidence,
        boundary,
        steps,
        rows,
        limit,
        dot,
        highest,
        comparisons);
  }

  private static Dot dot(Row last, double top, double ceiling) {
    return new Dot(
        Figures.coordinate(EDGE),
        Figures.coordinate(level(last.difference(), top)),
        Figures.coordinate(level(last.lower(), top)),
        Figures.coordinate(level(last.upper(), top)),
        Figures.coordinate(height(last.harm(), ceiling)));
  }

  /** The largest difference or edge that is drawn from a tenth of the comparisons on. */
  private static double top(List<Row> drawn) {
    double highest =
        drawn.stream()
            .skip(drawn.size() / 10)
            .mapToDouble(row -> Math.max(Math.abs(row.lower()), Math.abs(row.upper())))
            .max()
            .orElse(1);
    return Math.clamp(highest, TOP_MIN, 1);
  }

  private static double level(double difference, double top) {
    return HEIGHT / 2.0 * (1 - Math.clamp(difference / top, -1, 1));
  }

  private static double height(double evidence, double ceiling) {
    double share = Math.log(Math.max(1, evidence)) / ceiling;
    return EVIDENCE_HEIGHT * (1 - Math.clamp(share, 0, 1));
  }

  private static String line(List<Row> rows, double most, ToDoubleFunction<Row> y) {
    return rows.stream()
        .map(row ->
            Figures.coordinate(row.comparisons() / most * EDGE)
                + ","
                + Figures.coordinate(y.applyAsDouble(row)))
        .collect(Collectors.joining(" "));
  }

  private static List<String> steps(List<Row> points, double most) {
    List<String> begun = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).step() != points.get(i - 1).step()) {
        begun.add(Figures.coordinate(points.get(i - 1).comparisons() / most * EDGE));
      }
    }
    return begun;
  }

  /** Equally far apart, the last among them. */
  private static List<Row> thinned(List<Row> rows, int most) {
    if (rows.size() <= most) {
      return rows;
    }
    List<Row> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(rows.get((int) ((long) i * (rows.size() - 1) / (most - 1))));
    }
    return some;
  }

  /** Where it stands, in one sentence. */
  public String words() {
    Row last = rows.getLast();
    return "%s after %s%s: candidate minus live %s, 95 %% band %s; %s to 1 that it does harm%s, taken back at %s to 1."
        .formatted(
            metric,
            Figures.count(last.comparisons(), "comparison"),
            late > 0 ? ", %s of them late".formatted(Figures.count(late)) : "",
            Figures.difference(last.difference()),
            Figures.differenceInterval(last.lower(), last.upper()),
            odds(last.harm()),
            highest > last.harm() ? " (%s at its highest)".formatted(odds(highest)) : "",
            odds(limit));
  }

  /** Such as 3.1. */
  public static String odds(double evidence) {
    return String.format(Locale.ROOT, "%,.1f", evidence);
  }
}
