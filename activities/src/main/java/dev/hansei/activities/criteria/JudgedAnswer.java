package dev.hansei.activities.criteria;

import java.util.Objects;

/**
 * What a judge is shown.
 *
 * @param reference empty where the case has none
 * @param repetition which repeat of the case it is, from 0
 */
public record JudgedAnswer(String question, String reference, String answer, int repetition) {
  public JudgedAnswer {
    Objects.requireNonNull(question, "question is null");
    Objects.requireNonNull(reference, "reference is null");
    Objects.requireNonNull(answer, "answer is null");
    if (repetition < 0) {
      throw new IllegalArgumentException("repetition is negative: " + repetition);
    }
  }
}
