package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one score went over versions: a line through the means, an interval at each. Versions stand
 * as far apart as their numbers are, so a version without a score leaves a gap and no point. A
 * table beside it says the same.
 *
 * @param line the means, as a polyline's points
 * @param ticks versions along the foot
 */
public record VersionChart(List<Point> points, String line, List<Tick> ticks) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 400;

  /** Height of the drawing in SVG units, without the words at its foot. */
  public static final int HEIGHT = 140;

  /** Room for the words of the axis at the left, and for half a dot at the right. */
  public static final int LEFT = 28;

  private static final int RIGHT = 8;

  /** More words than these run into one another. */
  private static final int TICKS_MAX = 8;

  public VersionChart {
    points = List.copyOf(points);
    ticks = List.copyOf(ticks);
  }

  /** A score from 0 to 1 of a version, with its interval. */
  public record Score(int version, double mean, double lower, double upper) {}

  /** A score where it is drawn. */
  public record Point(Score score, String x, String y, String from, String to) {
    /** In words, for who points at it. */
    public String words() {
      return "v%d: %s %s"
          .formatted(
              score.version(),
              Figures.score(score.mean()),
              Figures.interval(score.lower(), score.upper()));
    }
  }

  /** Lays out scores, at least one, in the order of versions. */
  public static VersionChart of(List<Score> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("a chart has a score");
    }
    List<Score> sorted = scores.stream().sorted(Comparator.comparingInt(Score::version)).toList();
    int first = sorted.getFirst().version();
    int last = sorted.getLast().version();
    List<Point> points =
        sorted.stream()
            .map(it ->
                new Point(
                    it,
                    across(it.version(), first, last),
                    up(it.mean()),
                    up(it.lower()),
                    up(it.upper())))
            .toList();
    String line = points.stream().map(it -> it.x() + "," + it.y()).collect(Collectors.joining(" "));
    return new VersionChart(points, line, ticks(points));
  }

  private static String across(int version, int first, int last) {
    double span = WIDTH - LEFT - RIGHT;
    double place = first == last ? span / 2 : (double) (version - first) / (last - first) * span;
    return Figures.coordinate(LEFT + place);
  }

  /** The height of a score from 0 to 1; scores beyond stand at the edge. */
  public static String up(double score) {
    return Figures.coordinate(HEIGHT - Math.clamp(score, 0, 1) * HEIGHT);
  }

  private static List<Tick> ticks(List<Point> points) {
    int step = Math.ceilDiv(points.size(), TICKS_MAX);
    List<Tick> ticks = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i -= step) {
      ticks.addFirst(new Tick(points.get(i).x(), "v" + points.get(i).score().version()));
    }
    return ticks;
  }
}
