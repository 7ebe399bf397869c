package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;

/**
 * An example that a prompt shows before it asks: the last message of the user, rendered with these
 * values, and what the assistant answers to it.
 *
 * @param values for the variables that the message uses, as JSON has them
 * @param answer as it is; not a template
 */
public record FewShot(Map<String, Object> values, String answer) {
  public FewShot {
    values = Frozen.sorted(values);
    if (answer.isBlank()) {
      throw new IllegalArgumentException("an example has an answer");
    }
  }
}
