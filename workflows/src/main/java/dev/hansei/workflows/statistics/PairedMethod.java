package dev.hansei.workflows.statistics;

/** The test behind a paired comparison; {@link PairedComparison} says when which. */
public enum PairedMethod {
  /** McNemar's mid-p, for scores that are all pass or fail. */
  MCNEMAR("McNemar's test"),
  /** The sign-flip permutation test, for graded scores. */
  SIGN_FLIP("sign-flip test"),
  /** Student's paired t-test, for very many graded scores. */
  STUDENT("paired t-test");

  private final String words;

  PairedMethod(String words) {
    this.words = words;
  }

  /** What people call it. */
  public String words() {
    return words;
  }
}
