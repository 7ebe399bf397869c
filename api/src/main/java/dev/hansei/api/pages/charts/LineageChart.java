package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A graph in columns: what an object came from stands left of it, what came of it right. Things of
 * one kind in one column are folded into one box when they are many.
 */
public record LineageChart(List<Box> boxes, List<Line> lines, int width, int height) {
  /** Three of a kind are named one by one; more become one box with their number. */
  public static final int UNFOLDED_MAX = 3;

  /** Width of a box in SVG units. */
  public static final int BOX_WIDTH = 136;

  /** Height of a box in SVG units. */
  public static final int BOX_HEIGHT = 40;

  private static final int COLUMN = 180;
  private static final int ROW = 56;
  private static final int EDGE = 4;

  public LineageChart {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /** One thing, or {@code count} things of a kind; {@code node} is the first of them. */
  public record Box(Node node, int count, boolean focus, int x, int y) {}

  /** A curve between two boxes. */
  public record Line(String path) {}

  /** Lays out what a walk from {@code focus} found. */
  public static LineageChart of(Node focus, List<Edge> edges) {
    Map<Node, Integer> columns = columns(focus, edges);
    Map<Integer, Map<String, List<Node>>> groups = groups(columns);
    int first = groups.keySet().stream().min(Comparator.naturalOrder()).orElse(0);
    int rows = groups.values().stream().mapToInt(Map::size).max().orElse(1);
    int height = rows * ROW - (ROW - BOX_HEIGHT) + 2 * EDGE;
    List<Box> boxes = new ArrayList<>();
    Map<Node, Box> boxOf = new HashMap<>();
    groups.forEach((column, inColumn) -> {
      int y = (height - (inColumn.size() * ROW - (ROW - BOX_HEIGHT))) / 2;
      for (List<Node> members : inColumn.values()) {
        Node node = members.getFirst();
        int x = (column - first) * COLUMN + EDGE;
        Box box = new Box(node, members.size(), node.equals(focus), x, y);
        boxes.add(box);
        members.forEach(member -> boxOf.put(member, box));
        y += ROW;
      }
    });
    int width = (groups.size() - 1) * COLUMN + BOX_WIDTH + 2 * EDGE;
    return new LineageChart(boxes, lines(edges, boxOf), width, height);
  }

  /** Steps from the focus by the shortest way; to the left they count below zero. */
  private static Map<Node, Integer> columns(Node focus, List<Edge> edges) {
    Map<Node, Integer> columns = new LinkedHashMap<>();
    columns.put(focus, 0);
    spread(focus, edges, columns, -1);
    spread(focus, edges, columns, 1);
    return columns;
  }

  private static void spread(Node focus, List<Edge> edges, Map<Node, Integer> columns, int step) {
    Map<Node, List<Node>> next = new HashMap<>();
    for (Edge edge : edges) {
      Node here = step > 0 ? edge.from() : edge.to();
      Node there = step > 0 ? edge.to() : edge.from();
      next.computeIfAbsent(here, _ -> new ArrayList<>()).add(there);
    }
    Set<Node> seen = new LinkedHashSet<>(Set.of(focus));
    var open = new ArrayDeque<>(List.of(focus));
    while (!open.isEmpty()) {
      Node here = open.remove();
      for (Node there : next.getOrDefault(here, List.of())) {
        if (seen.add(there)) {
          columns.putIfAbsent(there, columns.getOrDefault(here, 0) + step);
          open.add(there);
        }
      }
    }
  }

  private static Map<Integer, Map<String, List<Node>>> groups(Map<Node, Integer> columns) {
    Map<Integer, Map<String, List<Node>>> byKind = new TreeMap<>();
    columns.forEach((node, column) ->
        byKind
            .computeIfAbsent(column, _ -> new TreeMap<>())
            .computeIfAbsent(node.kind().name(), _ -> new ArrayList<>())
            .add(node));
    byKind.replaceAll((_, kinds) -> unfolded(kinds));
    return byKind;
  }

  private static Map<String, List<Node>> unfolded(Map<String, List<Node>> kinds) {
    Map<String, List<Node>> groups = new TreeMap<>();
    kinds.forEach((kind, nodes) -> {
      if (nodes.size() > UNFOLDED_MAX) {
        groups.put(kind, nodes);
      } else {
        nodes.forEach(node -> groups.put(kind + " " + node.id(), List.of(node)));
      }
    });
    return groups;
  }

  private static List<Line> lines(List<Edge> edges, Map<Node, Box> boxOf) {
    Set<String> paths = new LinkedHashSet<>();
    for (Edge edge : edges) {
      Box from = boxOf.get(edge.from());
      Box to = boxOf.get(edge.to());
      if (from != null && to != null && !from.equals(to)) {
        paths.add(curve(from, to));
      }
    }
    return paths.stream().map(Line::new).toList();
  }

  private static String curve(Box from, Box to) {
    boolean isForward = from.x() < to.x();
    double x1 = isForward ? from.x() + BOX_WIDTH : from.x() + BOX_WIDTH / 2.0;
    double x2 = isForward ? to.x() : to.x() + BOX_WIDTH / 2.0;
    double y1 = isForward ? from.y() + BOX_HEIGHT / 2.0 : from.y() + BOX_HEIGHT;
    double y2 = to.y() + (isForward ? BOX_HEIGHT / 2.0 : 0);
    double bend = isForward ? (x2 - x1) / 2 : 0;
    return "M%s %s C%s %s %s %s %s %s"
        .formatted(
            Figures.coordinate(x1),
            Figures.coordinate(y1),
            Figures.coordinate(x1 + bend),
            Figures.coordinate(y1),
            Figures.coordinate(x2 - bend),
            Figures.coordinate(y2),
            Figures.coordinate(x2),
            Figures.coordinate(y2));
  }
}
