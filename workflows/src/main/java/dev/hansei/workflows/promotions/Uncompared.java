package dev.hansei.workflows.promotions;

/**
 * What was said in a step and cannot be compared.
 *
 * @param keyless outcomes on answers of the two versions that do not say on which side of the
 *     rollout their caller is: fetched without a key, or told without the attribute
 * @param candidateUnreadable values of the candidate's answers that are no outcome, such as -1
 * @param baselineUnreadable the same of what is live
 */
public record Uncompared(long keyless, long candidateUnreadable, long baselineUnreadable) {
  /** Nothing yet. */
  public static final Uncompared NONE = new Uncompared(0, 0, 0);

  /** So many without a single one that can be compared are no beginning. */
  private static final int KEYLESS_ENOUGH = 50;

  /** Fewer are a slip. */
  private static final int UNREADABLE_MIN = 10;

  /** A smaller part of what is said bends no comparison much. */
  private static final double UNREADABLE_SHARE = 0.02;

  public Uncompared {
    if (keyless < 0 || candidateUnreadable < 0 || baselineUnreadable < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** Both together. */
  public Uncompared plus(Uncompared other) {
    return new Uncompared(
        keyless + other.keyless,
        candidateUnreadable + other.candidateUnreadable,
        baselineUnreadable + other.baselineUnreadable);
  }

  /** Whether users speak, and no answer says whose side it is on. */
  boolean nobodyTellsSides(ArmCounts counts) {
    return keyless >= KEYLESS_ENOUGH && counts.candidateOutcomes() + counts.baselineOutcomes() == 0;
  }

  /** Whether so much of what one side's users say cannot be read that the rest says little. */
  boolean hidesOutcomes(ArmCounts counts) {
    return hides(candidateUnreadable, counts.candidateOutcomes())
        || hides(baselineUnreadable, counts.baselineOutcomes());
  }

  private static boolean hides(long unreadable, long outcomes) {
    return unreadable >= UNREADABLE_MIN && unreadable > UNREADABLE_SHARE * (unreadable + outcomes);
  }
}
