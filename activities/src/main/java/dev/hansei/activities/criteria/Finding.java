package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Score;
import java.util.Objects;

/**
 * What was read from a judge's reply.
 *
 * @param value 0 to 1
 * @param answer as extracted: a word, a number, labels by number
 * @param reason for people: the judge's reason, or its findings one a line
 */
record Finding(boolean passed, double value, String answer, String reason) {
  Finding {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a value is 0 to 1: " + value);
    }
    Objects.requireNonNull(answer, "answer is null");
    answer = cut(answer, Score.Judged.ANSWER_CHARS_MAX);
    Objects.requireNonNull(reason, "reason is null");
    reason = cut(reason, Score.EXPLANATION_CHARS_MAX);
  }

  /** The text, or as much of it as leaves room for the mark of the cut; characters stay whole. */
  static String cut(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int last = charsMax - 1;
    boolean splitsPair = Character.isHighSurrogate(text.charAt(last - 1));
    return text.substring(0, splitsPair ? last - 1 : last) + "…";
  }

  /** The text on one line, so that it cannot pose as further lines. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
