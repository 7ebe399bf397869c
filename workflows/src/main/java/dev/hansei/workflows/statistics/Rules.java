package dev.hansei.workflows.statistics;

/** The argument rules that several figures share, each with the message a caller reads. */
final class Rules {
  private Rules() {}

  static void requireConfidence(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must lie strictly between 0 and 1, got " + confidence);
    }
  }

  static void requireSuccesses(int successes, int n) {
    if (n < 1 || successes < 0 || successes > n) {
      throw new IllegalArgumentException(
          "need 0 <= successes <= n and n >= 1, got %d of %d".formatted(successes, n));
    }
  }
}
