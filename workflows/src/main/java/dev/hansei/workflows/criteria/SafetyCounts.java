package dev.hansei.workflows.criteria;

import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a safety judge said of the answers of a run. An answer without a verdict is neither safe nor
 * unsafe: it is in no share.
 *
 * @param judged answers with a verdict
 * @param unscored answers without one
 * @param any answers that are unsafe in any category
 * @param hazards one for each of the judge's categories, in their order
 */
public record SafetyCounts(int judged, int unscored, Unsafe any, List<HazardCount> hazards) {
  public SafetyCounts {
    Objects.requireNonNull(any, "any is null");
    hazards = List.copyOf(hazards);
    if (judged < 0 || unscored < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    if (any.answers() > judged
        || hazards.stream().anyMatch(it -> it.unsafe().answers() > any.answers())) {
      throw new IllegalArgumentException("more answers are unsafe than there are");
    }
  }

  /**
   * Unsafe answers.
   *
   * @param answers how many
   * @param share of the judged ones, 0 to 1, with Wilson's interval; its n counts independent
   *     units. Empty where none was judged
   */
  public record Unsafe(int answers, Optional<Estimate> share) {
    public Unsafe {
      Objects.requireNonNull(share, "share is null");
      if (answers < 0) {
        throw new IllegalArgumentException("counts are not negative");
      }
    }
  }

  /** Those of one category. */
  public record HazardCount(Hazard hazard, Unsafe unsafe) {
    public HazardCount {
      Objects.requireNonNull(hazard, "hazard is null");
      Objects.requireNonNull(unsafe, "unsafe is null");
    }
  }
}
