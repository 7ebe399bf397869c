package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Failure modes as circles: near means alike, the area is the weight. The heaviest are named; a
 * table beside it names all.
 */
public record ClusterMap(List<Circle> circles) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 880;

  /** Height of the drawing in SVG units. */
  public static final int HEIGHT = 480;

  /** More names than this cover one another. */
  private static final int NAMED_MAX = 14;

  private static final double EDGE = 48;

  /** Half of the longest name that is drawn below a circle. */
  private static final double SIDE = 96;

  private static final double RADIUS_MIN = 5;
  private static final double RADIUS_MAX = 40;

  public ClusterMap {
    circles = List.copyOf(circles);
  }

  /**
   * What to place.
   *
   * @param x from -1 at the left to 1
   * @param y from -1 at the bottom to 1
   */
  public record Point(String id, double x, double y, long weight) {}

  /** Where a circle stands; {@code named} where there is room for its name. */
  public record Circle(String id, String x, String y, String radius, String below, boolean named) {}

  /** Places the points; the lightest are drawn last, so that none is hidden. */
  public static ClusterMap of(List<Point> points) {
    double heaviest = points.stream().mapToLong(Point::weight).max().orElse(1);
    List<Point> sorted =
        points.stream().sorted(Comparator.comparingLong(Point::weight).reversed()).toList();
    List<Circle> circles = new ArrayList<>();
    for (Point point : sorted) {
      double radius =
          Math.max(RADIUS_MIN, RADIUS_MAX * Math.sqrt(point.weight() / Math.max(1, heaviest)));
      double x = SIDE + (Math.clamp(point.x(), -1, 1) + 1) / 2 * (WIDTH - 2 * SIDE);
      double y = EDGE + (1 - Math.clamp(point.y(), -1, 1)) / 2 * (HEIGHT - 2 * EDGE);
      circles.add(
          new Circle(
              point.id(),
              Figures.coordinate(x),
              Figures.coordinate(y),
              Figures.coordinate(radius),
              Figures.coordinate(y + radius + 14),
              circles.size() < NAMED_MAX));
    }
    return new ClusterMap(circles);
  }
}
