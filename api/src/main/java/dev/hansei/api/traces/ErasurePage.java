package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import java.util.Optional;

/**
 * Erases what a user said.
 *
 * @param user as it was filled in
 * @param person of the project, by address or id, as it was filled in
 * @param wrong what is wrong with that; empty where nothing is
 * @param found how many traces would go; empty before somebody asked
 * @param erased what went
 */
public record ErasurePage(
    Frame frame,
    String user,
    String person,
    String wrong,
    Optional<Integer> found,
    Optional<Erasing.Erased> erased) {
  /** Beyond it the page says so many or more. */
  static final int COUNTED_MAX = 1_000;

  /** What is agreed to: both as they were filled in. */
  public String agreement() {
    return agreement(user, person);
  }

  static String agreement(String user, String person) {
    return user + " + " + person;
  }

  /** Whether nobody has anything to lose. */
  public boolean findsNothing() {
    return found.filter(traces -> traces == 0).isPresent() && person.isEmpty();
  }

  /** The traces that would go, in words. */
  public String words() {
    int traces = found.orElse(0);
    String counted = Figures.count(traces, "trace");
    return traces < COUNTED_MAX ? counted : counted + " or more";
  }
}
