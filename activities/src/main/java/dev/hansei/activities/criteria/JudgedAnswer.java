package dev.hansei.activities.criteria;

import java.util.Objects;

/**
 * What a judge is shown.
 *
 * @param context the passages of the case, joined by blank lines; empty where it has none. Only
 *     learned judges look at it
 * @param reference empty where the case has none
 * @param repetition which repeat of the case it is, from 0
 */
public record JudgedAnswer(
    String question, String context, String reference, String answer, int repetition) {
  public JudgedAnswer {
    Objects.requireNonNull(question, "question is null");
    Objects.requireNonNull(context, "context is null");
    Objects.requireNonNull(reference, "reference is null");
    Objects.requireNonNull(answer, "answer is null");
    if (repetition < 0) {
      throw new IllegalArgumentException("repetition is negative: " + repetition);
    }
  }
}
