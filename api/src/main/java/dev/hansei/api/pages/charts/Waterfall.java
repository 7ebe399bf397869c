package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Steps on a common axis of time, each below the one that called it. The template puts every bar
 * into its own table row, so the table is what a screen reader reads.
 *
 * @param left how many steps are not drawn
 * @param lengthMillis from the first start to the last end
 */
public record Waterfall(List<Bar> bars, int left, double lengthMillis) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 240;

  /** More rows than this nobody reads. */
  public static final int BARS_MAX = 400;

  /** Deeper ones stand where the deepest of these stand. */
  public static final int DEPTH_MAX = 8;

  /** A step that took no time can still be seen. */
  private static final double WIDTH_MIN = 2;

  public Waterfall {
    bars = List.copyOf(bars);
  }

  /**
   * A step to draw.
   *
   * @param parent the step that called it; empty for a root, or where it is not known
   */
  public record Step(String id, Optional<String> parent, double fromMillis, double toMillis) {}

  /** Where a step stands; {@code depth} counts from 0. */
  public record Bar(String id, int depth, String x, String width, String fromMillis) {}

  /** Lays steps out: callers first, then what they called by its start. */
  public static Waterfall of(List<Step> steps) {
    double first = steps.stream().mapToDouble(Step::fromMillis).min().orElse(0);
    double last = steps.stream().mapToDouble(Step::toMillis).max().orElse(0);
    double unit = WIDTH / Math.max(1, last - first);
    List<Bar> bars = new ArrayList<>();
    for (Placed placed : inOrder(steps)) {
      if (bars.size() == BARS_MAX) {
        break;
      }
      Step step = placed.step();
      double width = Math.max(WIDTH_MIN, (step.toMillis() - step.fromMillis()) * unit);
      double x = Math.min((step.fromMillis() - first) * unit, WIDTH - width);
      bars.add(
          new Bar(
              step.id(),
              Math.min(placed.depth(), DEPTH_MAX),
              Figures.coordinate(Math.max(0, x)),
              Figures.coordinate(Math.min(width, WIDTH)),
              Figures.millis(Math.round(step.fromMillis() - first))));
    }
    return new Waterfall(bars, steps.size() - bars.size(), Math.max(0, last - first));
  }

  private record Placed(Step step, int depth) {}

  /** Walks by hand: a chain of callers may be as long as a trace. */
  private static List<Placed> inOrder(List<Step> steps) {
    List<Step> sorted =
        steps.stream().sorted(Comparator.comparingDouble(Step::fromMillis)).toList();
    Set<String> known = sorted.stream().map(Step::id).collect(Collectors.toSet());
    Map<String, List<Step>> children = new LinkedHashMap<>();
    Deque<Placed> open = new ArrayDeque<>();
    for (Step step : sorted) {
      Optional<String> parent = step.parent().filter(id -> known.contains(id));
      if (parent.isEmpty() || parent.get().equals(step.id())) {
        open.addLast(new Placed(step, 0));
      } else {
        children.computeIfAbsent(parent.get(), _ -> new ArrayList<>()).add(step);
      }
    }
    Set<Step> seen = new LinkedHashSet<>();
    List<Placed> placed = new ArrayList<>();
    walk(open, children, seen, placed);
    // Steps that call each other in a circle have no first one; they stand at the end.
    sorted.stream()
        .filter(step -> !seen.contains(step))
        .forEach(step -> placed.add(new Placed(step, 0)));
    return placed;
  }

  private static void walk(
      Deque<Placed> open, Map<String, List<Step>> children, Set<Step> seen, List<Placed> placed) {
    while (!open.isEmpty()) {
      Placed here = open.removeFirst();
      if (seen.add(here.step())) {
        placed.add(here);
        children
            .getOrDefault(here.step().id(), List.of())
            .reversed()
            .forEach(child -> open.addFirst(new Placed(child, here.depth() + 1)));
      }
    }
  }
}
