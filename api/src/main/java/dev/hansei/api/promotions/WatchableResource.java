package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.LiveMetric;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** What a canary of a prompt can watch. */
@Schema(name = "Watchable")
public record WatchableResource(List<Metric> items) {
  public WatchableResource {
    items = List.copyOf(items);
  }

  /**
   * One metric.
   *
   * @param name as a plan's metrics[].name takes it, letter by letter
   * @param values which there are, in words
   * @param direction which end is the good one, as far as the name tells
   * @param from people, monitor or application: who writes it
   * @param silent why nobody writes it now; absent where it is written
   */
  @Schema(name = "WatchableMetric")
  public record Metric(
      String name,
      String values,
      LiveMetric.Direction direction,
      String from,
      Optional<String> silent) {}
}
