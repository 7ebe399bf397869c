package dev.hansei.api.suites;

import dev.hansei.workflows.statistics.Disparity;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * The slices of a run on one metric.
 *
 * @param tests how many were tested, which is what Holm's correction is over
 * @param slices worst first
 * @param sentence the worst one, for people; absent where none was tested
 */
public record SlicesResource(
    String metric, int tests, List<Item> slices, Optional<String> sentence) {
  public SlicesResource {
    slices = List.copyOf(slices);
  }

  /**
   * One slice.
   *
   * @param slice as comparisons take it: {@code language:ja}, {@code mode:ID}
   * @param name its value as people read it
   * @param mean with its 95 % interval from lower to upper
   * @param n independent units: conversations, else documents, else cases
   * @param rest how the others do; absent where it was not tested
   */
  public record Item(
      String slice,
      String name,
      double mean,
      double lower,
      double upper,
      long n,
      Optional<Rest> rest) {}

  /**
   * A slice against all other cases.
   *
   * @param gap slice less others, with its 95 % interval from lower to upper
   * @param corrected p-value after Holm
   * @param stands whether test and interval agree that there is a difference
   */
  public record Rest(
      double mean,
      double gap,
      double lower,
      double upper,
      double pValue,
      double corrected,
      boolean stands) {}

  /** As the page shows them. */
  public static SlicesResource from(SliceTable table) {
    return new SlicesResource(
        table.metric(),
        table.tests(),
        table.lines().stream().map(SlicesResource::item).toList(),
        table.sentence());
  }

  private static Item item(SliceLine line) {
    Estimate mean = line.mean();
    return new Item(
        line.slice().toString(),
        line.name(),
        mean.value(),
        mean.lower(),
        mean.upper(),
        mean.n(),
        line.against().map(seen -> rest(line, seen)));
  }

  private static Rest rest(SliceLine line, Disparity seen) {
    return new Rest(
        seen.rest().value(),
        seen.gap().value(),
        seen.gap().lower(),
        seen.gap().upper(),
        seen.pValue(),
        line.corrected(),
        line.stands());
  }
}
