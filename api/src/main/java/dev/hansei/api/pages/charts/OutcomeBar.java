package dev.hansei.api.pages.charts;

import dev.hansei.api.pages.Figures;
import dev.hansei.workflows.suites.OutcomeCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * How the items of a run ended, as one bar: scored, error, unscored, cancelled, still open. The
 * parts always add up to the plan.
 */
public record OutcomeBar(int planned, List<Part> parts) {
  /** Width of the drawing in SVG units. */
  public static final int WIDTH = 640;

  public OutcomeBar {
    parts = List.copyOf(parts);
  }

  /** One part. {@code kind} is its word and the end of its CSS class. */
  public record Part(String kind, int count, String x, String width) {}

  /** Lays out the counts of a run. */
  public static OutcomeBar of(int planned, OutcomeCounts counts) {
    List<Part> parts = new ArrayList<>();
    int[] values = {
      counts.scored(),
      counts.error(),
      counts.unscored(),
      counts.cancelled(),
      Math.max(0, planned - counts.sum())
    };
    List<String> kinds = List.of("scored", "error", "unscored", "cancelled", "open");
    double unit = (double) WIDTH / Math.max(1, Math.max(planned, counts.sum()));
    double x = 0;
    for (int i = 0; i < values.length; i++) {
      double width = values[i] * unit;
      parts.add(
          new Part(kinds.get(i), values[i], Figures.coordinate(x), Figures.coordinate(width)));
      x += width;
    }
    return new OutcomeBar(planned, parts);
  }
}
