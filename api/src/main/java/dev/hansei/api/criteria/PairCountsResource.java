package dev.hansei.api.criteria;

import dev.hansei.workflows.calibrations.PairState;
import java.util.Map;

/** How many minimal pairs a criterion has. */
public record PairCountsResource(int proposed, int confirmed, int rejected) {
  static PairCountsResource from(Map<PairState, Integer> counts) {
    return new PairCountsResource(
        counts.getOrDefault(PairState.PROPOSED, 0),
        counts.getOrDefault(PairState.CONFIRMED, 0),
        counts.getOrDefault(PairState.REJECTED, 0));
  }
}
