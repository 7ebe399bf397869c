package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.SkipReason;
import org.jspecify.annotations.Nullable;

/**
 * A task to be passed by.
 *
 * @param reason cannot-judge, broken or not-for-me
 * @param note the person's words, at most 4,000 characters; none when absent
 */
public record NewSkip(SkipReason reason, @Nullable String note) {
  public NewSkip {
    Rules.needed("reason", reason);
    note = Rules.textOrEmpty("note", note, Annotation.NOTE_CHARS_MAX);
  }

  String noteOrEmpty() {
    return note == null ? "" : note;
  }
}
