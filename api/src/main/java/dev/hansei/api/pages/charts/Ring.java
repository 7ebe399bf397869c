package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop as a circle of stages, clockwise from the top, with an arrow from each to the next.
 *
 * @param running how many workflows run now; the light moves while it is above 0
 */
public record Ring(List<Node> nodes, List<Arrow> arrows, long running) {
  /** Width and height of the drawing in SVG units. */
  public static final int SIZE = 400;

  /** Radius of the circle on which the stages stand. */
  public static final int RADIUS = 146;

  /** Radius of one stage. */
  public static final int NODE_RADIUS = 46;

  /** How far an arrow keeps from a stage. */
  private static final double AIR = 9;

  public Ring {
    nodes = List.copyOf(nodes);
    arrows = List.copyOf(arrows);
  }

  /** What one stage says today. {@code note} is a word or two under the stage's name. */
  public record Stop(Section section, long count, String note) {}

  /** One stage with its place. */
  public record Node(Stop stop, String x, String y) {}

  /** An arc from one stage to the next. */
  public record Arrow(String path) {}

  /** Places two stops or more. */
  public static Ring of(List<Stop> stops, long running) {
    if (stops.size() < 2) {
      throw new IllegalArgumentException("a ring has at least two stops");
    }
    List<Node> nodes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    double slice = 2 * Math.PI / stops.size();
    double margin = 2 * Math.asin((NODE_RADIUS + AIR) / (2.0 * RADIUS));
    for (int i = 0; i < stops.size(); i++) {
      double angle = i * slice - Math.PI / 2;
      nodes.add(new Node(stops.get(i), x(angle), y(angle)));
      double from = angle + margin;
      double to = angle + slice - margin;
      arrows.add(
          new Arrow(
              "M%s %s A%d %d 0 0 1 %s %s"
                  .formatted(x(from), y(from), RADIUS, RADIUS, x(to), y(to))));
    }
    return new Ring(nodes, arrows, running);
  }

  private static String x(double angle) {
    return Figures.coordinate(SIZE / 2.0 + RADIUS * Math.cos(angle));
  }

  private static String y(double angle) {
    return Figures.coordinate(SIZE / 2.0 + RADIUS * Math.sin(angle));
  }
}
