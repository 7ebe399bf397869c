package dev.hansei.api.criteria;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.criteria.Judge;

/** A rubric version to be saved: what to look for, in plain words, 1 to 8,000 characters. */
public record NewRubric(String text) {
  public NewRubric {
    Rules.text("text", text, Judge.RUBRIC_CHARS_MAX);
  }
}
