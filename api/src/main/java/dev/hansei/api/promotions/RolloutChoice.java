package dev.hansei.api.promotions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param ways over earlier stages, such as "dev,team"; none to dev
 * @param usualWay the way of the project's plan, as one of {@code ways}; empty where it goes
 *     straight
 */
public record RolloutChoice(
    String usual,
    Optional<String> usualFirst,
    String ladderFirst,
    List<Watchable> watchable,
    Optional<String> forecast,
    List<String> ways,
    String usualWay) {
  public RolloutChoice {
    ways = List.copyOf(ways);
    watchable = List.copyOf(watchable);
  }

  /** A way in words, such as "first dev, then team". */
  public static String words(String way) {
    return "first " + way.replace(",", ", then ");
  }

  /** All ways that the form can lead over: what it says of each stands on its button. */
  public List<String> choices() {
    return usualWay.isEmpty() ? ways : Stream.concat(Stream.of(""), ways.stream()).toList();
  }

  /** A way as the form chooses it: nothing chosen is the project's. */
  public String wayOf(String choice) {
    return choice.isEmpty() ? usualWay : choice;
  }

  /**
   * An outcome that may be watched as it is: the form needs no direction and no threshold for it.
   *
   * @param name as plans name it
   * @param words what it is, and which end is good
   */
  public record Watchable(String name, String words) {}
}
