package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.LabelKind;
import org.jspecify.annotations.Nullable;

/**
 * An answer and what is right to say of it, shown beside the item.
 *
 * @param label what the field takes
 * @param why the reason; none when absent
 */
public record NewExample(String answer, String label, @Nullable String why) {
  public NewExample {
    Rules.text("answer", answer, Field.Example.CHARS_MAX);
    Rules.text("label", label, LabelKind.WORD_CHARS_MAX);
    Rules.textOrEmpty("why", why, Field.Example.CHARS_MAX);
  }

  Field.Example example() {
    return new Field.Example(answer, label, why == null ? "" : why);
  }
}
