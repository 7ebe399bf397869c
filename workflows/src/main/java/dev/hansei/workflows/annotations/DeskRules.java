package dev.hansei.workflows.annotations;

import dev.hansei.workflows.projects.PersonId;
import java.util.List;

/**
 * What a lead lays down for the desk of a queue, beside what is asked.
 *
 * @param goldShare how much of what a person is given is hidden gold, while there is some left,
 *     0.01 to 0.5: one task of each {@code 1 / goldShare}
 * @param goldFloor the share of right answers to gold, 0 to 1, below which the lead is asked to
 *     look
 * @param excluded who may not label here, whatever their role
 * @param allowsOwnWork whether people may review answers of prompt versions, and of cases, that
 *     they wrote; for a team of one
 */
public record DeskRules(
    double goldShare, double goldFloor, List<PersonId> excluded, boolean allowsOwnWork) {
  /** What holds where a queue lays down nothing. */
  public static final DeskRules USUAL = new DeskRules(0.1, 0.8, List.of(), false);

  /** Fewer than one in a hundred tells nothing of anybody within a day. */
  public static final double GOLD_SHARE_MIN = 0.01;

  /** More than half would be a test, not work. */
  public static final double GOLD_SHARE_MAX = 0.5;

  private static final int EXCLUDED_MAX = 100;

  public DeskRules {
    if (!(goldShare >= GOLD_SHARE_MIN && goldShare <= GOLD_SHARE_MAX)) {
      throw new IllegalArgumentException("a share of gold is 0.01 to 0.5: " + goldShare);
    }
    if (!(goldFloor >= 0 && goldFloor <= 1)) {
      throw new IllegalArgumentException("a floor is 0 to 1: " + goldFloor);
    }
    excluded = List.copyOf(excluded);
    if (excluded.size() > EXCLUDED_MAX) {
      throw new IllegalArgumentException("exclude at most 100 people");
    }
  }

  /** Of so many tasks that a person is given one is gold; 2 to 100. */
  public int goldEvery() {
    return (int) Math.round(1 / goldShare);
  }
}
