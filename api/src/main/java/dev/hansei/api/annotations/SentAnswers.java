package dev.hansei.api.annotations;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.TextKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of an item: one label, or answers by the keys of a form's fields. Whether a text
 * or spans fit is the form's to say; here is only what no field could take.
 */
final class SentAnswers {
  private SentAnswers() {}

  /** Refuses a body that says neither, or both, or what is no answer of any field. */
  static void check(@Nullable String label, @Nullable Map<String, Object> answers) {
    if ((label == null) == (answers == null)) {
      throw new InvalidFieldException(
          "label", "Give a label, or the answers by the keys of the form's fields.");
    }
    if (label != null && (label.isBlank() || label.length() > LabelKind.WORD_CHARS_MAX)) {
      throw new InvalidFieldException("label", "It has 1 to 400 characters.");
    }
    words(label, answers);
  }

  /** As words by key: several with commas, numbers as they are written, spans as JSON. */
  static Map<String, String> words(@Nullable String label, @Nullable Map<String, Object> answers) {
    Map<String, String> words = new LinkedHashMap<>();
    if (answers == null) {
      words.put(AnswersPolicy.LEAD, label == null ? "" : label);
      return words;
    }
    if (answers.size() > Form.FIELDS_MAX) {
      throw new InvalidFieldException("answers", "A form has at most 12 fields.");
    }
    if (answers.containsKey(AnswersPolicy.LEAD)) {
      throw new InvalidFieldException("answers", "An answer needs the key of its field.");
    }
    answers.forEach((key, value) -> words.put(key, word("answers." + key, value)));
    return words;
  }

  private static String word(String field, @Nullable Object value) {
    String word =
        switch (value) {
          case null -> "";
          case String text -> text;
          case Number number -> written(field, number);
          case List<?> several -> joined(field, several);
          case Map<?, ?> marks -> SentSpans.word(field, marks);
          default -> throw unfit(field);
        };
    if (word.length() > TextKind.CHARS_MAX) {
      throw unfit(field);
    }
    return word;
  }

  private static String written(String field, Number number) {
    String text = number.toString();
    if (text.length() > LabelKind.CATEGORY_CHARS_MAX) {
      throw unfit(field);
    }
    try {
      return new BigDecimal(text).toPlainString();
    } catch (NumberFormatException e) {
      throw unfit(field);
    }
  }

  private static String joined(String field, List<?> several) {
    if (several.size() > LabelKind.CATEGORIES_MAX
        || !several.stream().allMatch(String.class::isInstance)) {
      throw unfit(field);
    }
    return String.join(", ", several.stream().map(String::valueOf).toList());
  }

  private static InvalidFieldException unfit(String field) {
    return new InvalidFieldException(
        field,
        "It is a text of up to 50,000 characters, a number, a list of up to 9 texts, or spans"
            + " {sha256, spans: [{category, start, end}]}.");
  }
}
