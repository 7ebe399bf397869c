package dev.hansei.workflows.annotations;

import dev.hansei.workflows.criteria.CriterionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One question of a form.
 *
 * @param key names the answer in requests, files and tables; never shown alone
 * @param criterionId the criterion that it asks about, where it is one: judges of that criterion
 *     learn from its answers
 * @param prompt the question, in words for the person who answers
 * @param kind what can be answered
 * @param required whether a label without it is refused
 * @param rubric how to decide, shown beside the item; maybe empty
 * @param examples answers with what is right to say of them, shown beside the item
 */
public record Field(
    String key,
    Optional<CriterionId> criterionId,
    String prompt,
    LabelKind kind,
    boolean required,
    String rubric,
    List<Example> examples) {
  /** A question, not a treatise. */
  public static final int PROMPT_CHARS_MAX = 300;

  /** Two pages, read beside an item. */
  public static final int RUBRIC_CHARS_MAX = 4_000;

  /** More are not read. */
  public static final int EXAMPLES_MAX = 6;

  /** Letters, digits and dashes after a letter, 40 at most: fits a column and a command line. */
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Field {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a key is a small letter and up to 39 small letters, digits or dashes: '" + key + "'");
    }
    Objects.requireNonNull(criterionId, "criterionId is null");
    if (prompt.isBlank() || prompt.length() > PROMPT_CHARS_MAX) {
      throw new IllegalArgumentException("a prompt has 1 to 300 characters");
    }
    Objects.requireNonNull(kind, "kind is null");
    if (rubric.length() > RUBRIC_CHARS_MAX) {
      throw new IllegalArgumentException("a field's rubric has at most 4,000 characters");
    }
    examples = List.copyOf(examples);
    if (examples.size() > EXAMPLES_MAX) {
      throw new IllegalArgumentException("a field has at most 6 examples");
    }
    for (Example example : examples) {
      if (kind.label(example.label()).isEmpty()) {
        throw new IllegalArgumentException(
            "an example is labelled '%s', but '%s' takes %s"
                .formatted(example.label(), key, kind.takes()));
      }
    }
  }

  /**
   * An answer and what is right to say of it.
   *
   * @param label a word of the field's kind
   * @param why the reason; maybe empty
   */
  public record Example(String answer, String label, String why) {
    /** A paragraph or two. */
    public static final int CHARS_MAX = 1_000;

    public Example {
      if (answer.isBlank() || answer.length() > CHARS_MAX) {
        throw new IllegalArgumentException("an example's answer has 1 to 1,000 characters");
      }
      Objects.requireNonNull(label, "label is null");
      if (why.length() > CHARS_MAX) {
        throw new IllegalArgumentException("an example's reason has at most 1,000 characters");
      }
    }
  }
}
