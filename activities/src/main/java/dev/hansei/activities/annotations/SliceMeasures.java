package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.AgreementReport.OfSlice;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The measures of parts of the items. */
final class SliceMeasures {
  /** Fewer items say nothing about their part. */
  private static final int ITEMS_MIN = 10;

  /** A field with more values than this is a name, not a kind. */
  private static final int PARTS_MAX = 20;

  /** What fits a page, and a minute. */
  private static final int SLICES_MAX = 40;

  private SliceMeasures() {}

  /**
   * Of dimensions that part the items, the largest parts first.
   *
   * @param parts of each item by its task, by dimension
   */
  static List<OfSlice> of(
      RaterScale scale, List<OfTask> compared, Map<String, Map<String, String>> parts) {
    Map<String, Map<String, List<OfTask>>> byDimension = new TreeMap<>();
    for (OfTask task : compared) {
      parts
          .getOrDefault(task.task(), Map.of())
          .forEach((dimension, part) ->
              byDimension
                  .computeIfAbsent(dimension, _ -> new TreeMap<>())
                  .computeIfAbsent(part, _ -> new ArrayList<>())
                  .add(task));
    }
    return byDimension.entrySet().stream()
        .filter(one -> one.getValue().size() > 1 && one.getValue().size() <= PARTS_MAX)
        .flatMap(one ->
            one.getValue().entrySet().stream()
                .filter(part -> part.getValue().size() >= ITEMS_MIN)
                .map(part -> new Part(one.getKey(), part.getKey(), part.getValue())))
        .sorted(Comparator.comparing((Part part) -> part.tasks().size()).reversed())
        .limit(SLICES_MAX)
        .sorted(Comparator.comparing(Part::dimension))
        .map(part ->
            new OfSlice(
                part.dimension(),
                part.value(),
                RaterMeasures.of(scale, part.tasks(), RaterMeasures.PART)))
        .toList();
  }

  private record Part(String dimension, String value, List<OfTask> tasks) {}
}
