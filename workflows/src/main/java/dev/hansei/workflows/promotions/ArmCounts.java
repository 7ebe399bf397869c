package dev.hansei.workflows.promotions;

/**
 * How often each side's users said anything in a step.
 *
 * @param candidateAnswers traces that name the candidate
 * @param candidateOutcomes those of them with an outcome
 */
public record ArmCounts(
    long candidateAnswers, long candidateOutcomes, long baselineAnswers, long baselineOutcomes) {
  /** Nothing yet. */
  public static final ArmCounts NONE = new ArmCounts(0, 0, 0, 0);

  /** Rates rest on that many answers of each side at least. */
  private static final int ANSWERS_MIN = 500;

  /** Standard errors: looked at all the time, this is met by chance less than once in a million. */
  private static final double ERRORS = 5;

  /** A smaller part than that of the rate bends no comparison much. */
  private static final double SHARE = 0.2;

  public ArmCounts {
    if (candidateAnswers < 0 || candidateOutcomes < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    if (baselineAnswers < 0 || baselineOutcomes < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** Outcomes an answer of the candidate; 0 before there is one. */
  public double candidateRate() {
    return rate(candidateOutcomes, candidateAnswers);
  }

  /** Outcomes an answer of what is live. */
  public double baselineRate() {
    return rate(baselineOutcomes, baselineAnswers);
  }

  private static double rate(long outcomes, long answers) {
    // Outcomes are counted a little ahead of answers.
    return answers == 0 ? 0 : Math.min(1, (double) outcomes / answers);
  }

  /** Whether the rates differ by far more than chance, and by enough to matter. */
  public boolean differ() {
    if (candidateAnswers < ANSWERS_MIN || baselineAnswers < ANSWERS_MIN) {
      return false;
    }
    double pooled = rate(candidateOutcomes + baselineOutcomes, candidateAnswers + baselineAnswers);
    double error =
        Math.sqrt(pooled * (1 - pooled) * (1.0 / candidateAnswers + 1.0 / baselineAnswers));
    double gap = Math.abs(candidateRate() - baselineRate());
    return gap > ERRORS * error && gap > SHARE * pooled;
  }
}
