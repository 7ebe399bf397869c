package dev.hansei.infra.registry.promotions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Makes room in a chart that has grown past what can be drawn. Pure. */
final class PointHalving {
  private PointHalving() {}

  /**
   * Each two neighbours of one step as one, numbered anew from 1; no comparison is lost.
   *
   * @param joined the comparisons of two points as those of one, as they are stored
   */
  static List<PointRow> halved(List<PointRow> points, BinaryOperator<String> joined) {
    List<PointRow> halved = new ArrayList<>();
    int next = 0;
    while (next < points.size()) {
      PointRow point = points.get(next);
      next++;
      if (next < points.size() && points.get(next).step() == point.step()) {
        PointRow other = points.get(next);
        String all = joined.apply(point.differences(), other.differences());
        point = other.with(other.number(), all);
        next++;
      }
      halved.add(point.with(halved.size() + 1, point.differences()));
    }
    return halved;
  }
}
