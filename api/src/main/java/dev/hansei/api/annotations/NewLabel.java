package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.annotations.Annotation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label to be submitted: {@code label}, or {@code answers} where the queue asks by a form.
 *
 * @param label one of the queue's words; with a form, the answer to its leading field alone
 * @param answers what is said in each field, by its key: a word, a number, a text, a list of words
 *     where several can be chosen, or spans {sha256, spans: [{category, start, end}]}. Optional
 *     fields may be left out
 * @param note the author's words, at most 4,000 characters; none when absent
 */
public record NewLabel(
    @Nullable String label, @Nullable Map<String, Object> answers, @Nullable String note) {
  public NewLabel {
    SentAnswers.check(label, answers);
    note = Rules.textOrEmpty("note", note, Annotation.NOTE_CHARS_MAX);
  }

  Map<String, String> words() {
    return SentAnswers.words(label, answers);
  }

  String noteOrEmpty() {
    return note == null ? "" : note;
  }
}
