package dev.hansei.workflows.calibrations;

/**
 * What became of the labels of a calibration.
 *
 * @param planned labels in the set: judged and unscored together
 * @param unscored answers on which the judge gave no verdict
 * @param byPeople labels of the set that only human beings gave
 * @param nearDuplicates labels left out because the judge was trained on nearly the same question
 * @param leftOut labels left out because they are no pass or fail, or contradict each other
 */
public record Coverage(int planned, int unscored, int byPeople, int nearDuplicates, int leftOut) {
  public Coverage {
    if (planned < 0
        || unscored < 0
        || unscored > planned
        || byPeople < 0
        || byPeople > planned
        || nearDuplicates < 0
        || leftOut < 0) {
      throw new IllegalArgumentException("a calibration's counts do not add up");
    }
  }

  /** How many the judge gave a verdict on. */
  public int judged() {
    return planned - unscored;
  }

  /** Judged over planned, 0 to 1; 0 where nothing was planned. */
  public double share() {
    return planned == 0 ? 0 : (double) judged() / planned;
  }

  /** Whether every label is a human being's. */
  public boolean isAllByPeople() {
    return byPeople == planned;
  }
}
