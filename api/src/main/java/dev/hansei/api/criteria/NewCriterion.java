package dev.hansei.api.criteria;

import dev.hansei.api.bodies.Rules;

/** A criterion to be made: what good means, in one sentence. */
public record NewCriterion(String name, String sentence) {
  /** Fits a list. */
  public static final int NAME_CHARS_MAX = 80;

  /** One sentence, even a long one. */
  public static final int SENTENCE_CHARS_MAX = 500;

  public NewCriterion {
    Rules.text("name", name, NAME_CHARS_MAX);
    Rules.text("sentence", sentence, SENTENCE_CHARS_MAX);
  }
}
