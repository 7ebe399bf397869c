package dev.hansei.workflows.calibrations;

import java.util.Objects;

/** An answer with one thing changed that a person may say breaks a criterion. */
public record MinimalEdit(Kind kind, String text) {
  public MinimalEdit {
    Objects.requireNonNull(kind, "kind is null");
    if (text.isBlank()) {
      throw new IllegalArgumentException("an edit leaves an answer");
    }
  }

  /** What was changed. */
  public enum Kind {
    /** A number is another one. */
    NUMBER_CHANGED,
    /** A statement says the opposite. */
    NEGATED,
    /** A sentence is missing. */
    SENTENCE_DROPPED
  }
}
