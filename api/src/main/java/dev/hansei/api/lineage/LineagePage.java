package dev.hansei.api.lineage;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.charts.LineageChart;
import dev.hansei.workflows.lineage.Node;
import java.util.List;
import java.util.Optional;

/**
 * Where a thing comes from and what came of it.
 *
 * @param label the thing in words
 * @param href its own page, where it has one
 * @param origins what it was made of, nearest first
 * @param products what was made of it, nearest first
 * @param truncated whether the walk stopped before the end
 */
public record LineagePage(
    Frame frame,
    Node node,
    String label,
    Optional<String> href,
    LineageChart chart,
    List<Relative> origins,
    List<Relative> products,
    boolean truncated) {
  public LineagePage {
    origins = List.copyOf(origins);
    products = List.copyOf(products);
  }

  /** One thing that the walk found. {@code relation} is how it hangs together, in words. */
  public record Relative(Node node, String label, String relation, Optional<String> href) {}
}
