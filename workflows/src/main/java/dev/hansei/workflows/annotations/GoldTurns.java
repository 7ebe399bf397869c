package dev.hansei.workflows.annotations;

/**
 * When a person is given gold: once in each stretch of tasks, at a place in it that nobody can
 * foretell without the person's salt. Pure; the same numbers give the same turns.
 */
public final class GoldTurns {
  private GoldTurns() {}

  /**
   * Whether this turn is one for gold.
   *
   * @param salt a number of the person and the queue that is told to nobody
   * @param every how many turns a stretch has, from 2
   * @param turn counts what the person was given, from 0
   */
  public static boolean isGold(long salt, int every, long turn) {
    long stretch = turn / every;
    return Math.floorMod(mixed(salt + stretch), every) == turn % every;
  }

  /**
   * How much gold a person will still be given along with the tasks that are left.
   *
   * @param turn the next one
   * @param left tasks that are no gold, from 0
   * @param gold how many items of gold the person has not seen
   */
  public static int ahead(long salt, int every, long turn, int left, int gold) {
    int ahead = 0;
    int tasks = left;
    for (long next = turn; tasks > 0 && ahead < gold; next++) {
      if (isGold(salt, every, next)) {
        ahead++;
      } else {
        tasks--;
      }
    }
    return ahead;
  }

  /** In which order a person meets the gold: by this number of each item. */
  public static long order(long salt, TaskId task) {
    return mixed(salt ^ task.value().getLeastSignificantBits());
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mixed(long number) {
    long z = number + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
