package dev.hansei.api.promotions;

import java.util.List;
import java.util.Optional;

/**
 * How a version may go live, as the form offers it.
 *
 * @param usual how it goes live where the form says nothing, in words
 * @param usualFirst the first share by the project's plan, such as "1 %"; empty where it goes live
 *     for all at once
 * @param ladderFirst the first share of the usual ladder
 * @param watchable outcomes that may be watched; the first is ticked
 * @param forecast how long it would take at the project's own traffic, in words; empty where
 *     nothing is live to compare with
 */
public record RolloutChoice(
    String usual,
    Optional<String> usualFirst,
    String ladderFirst,
    List<Watchable> watchable,
    Optional<String> forecast) {
  public RolloutChoice {
    watchable = List.copyOf(watchable);
  }

  /**
   * An outcome that may be watched as it is: the form needs no direction and no threshold for it.
   *
   * @param name as plans name it
   * @param words what it is, and which end is good
   */
  public record Watchable(String name, String words) {}
}
