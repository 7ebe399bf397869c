package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.annotations.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * A label to be submitted.
 *
 * @param label one of the queue's words
 * @param note the author's words, at most 4,000 characters; none when absent
 */
public record NewLabel(String label, @Nullable String note) {
  private static final int LABEL_CHARS_MAX = 40;

  public NewLabel {
    Rules.text("label", label, LABEL_CHARS_MAX);
    note = Rules.textOrEmpty("note", note, Annotation.NOTE_CHARS_MAX);
  }

  String noteOrEmpty() {
    return note == null ? "" : note;
  }
}
