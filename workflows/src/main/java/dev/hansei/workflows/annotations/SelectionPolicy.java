package dev.hansei.workflows.annotations;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much one answer is preferred: a size that its chance to be drawn grows with. Sizes mean
 * something beside each other only, within one queue.
 */
public final class SelectionPolicy {
  /** Characters that people read in a minute: 238 words (Brysbaert 2019) of six characters. */
  static final double CHARS_A_MINUTE = 1_430;

  /** To decide and to press a key, however short the answer: ten seconds. */
  static final double MINUTES_LEAST = 1 / 6.0;

  /**
   * No verdict is surer than this: judges that pass the bar for gates still miss one in ten. Keeps
   * answers with a sure verdict in the draw beside the random share.
   */
  static final double DOUBT_LEAST = 0.09;

  private SelectionPolicy() {}

  /**
   * What is known of one answer.
   *
   * @param verdicts of all judges on the criterion, whether each passed
   * @param score of the newest of those judges, 0 to 1; empty where none gave one
   * @param threshold from which that score passes, 0 to 1
   * @param chars of question, context and answer
   */
  public record Facts(List<Boolean> verdicts, OptionalDouble score, double threshold, int chars) {
    public Facts {
      verdicts = List.copyOf(verdicts);
      if (chars < 0) {
        throw new IllegalArgumentException("chars is negative: " + chars);
      }
    }
  }

  /** The size, 0 or more; 0 where nothing speaks for the answer. */
  public static double size(Strategy strategy, Facts facts) {
    return switch (strategy) {
      // The draw makes strata alike; within one all are.
      case RANDOM, STRATIFIED -> 1;
      case DISAGREEMENT -> disagreement(facts.verdicts());
      case THRESHOLD ->
          facts.score().isEmpty()
              ? 0
              : 1 - Math.abs(facts.score().getAsDouble() - facts.threshold());
      case NARROWING ->
          facts.score().isEmpty() ? 0 : narrowing(facts.score().getAsDouble(), facts.chars());
    };
  }

  /** 1 where half of the verdicts pass, 0 where all say the same. */
  private static double disagreement(List<Boolean> verdicts) {
    if (verdicts.size() < 2) {
      return 0;
    }
    double passing = verdicts.stream().filter(it -> it).count() / (double) verdicts.size();
    return 4 * passing * (1 - passing);
  }

  /**
   * The spread that the label is expected to show, over the root of what it costs: the allocation
   * that makes a mean's variance least for a budget (Cochran, "Sampling Techniques", 1977, 5.5).
   */
  private static double narrowing(double score, int chars) {
    double doubt = Math.max(DOUBT_LEAST, score * (1 - score));
    double minutes = MINUTES_LEAST + chars / CHARS_A_MINUTE;
    return Math.sqrt(doubt / minutes);
  }
}
