package dev.hansei.infra.prompts;

import java.util.List;

/** A piece of a parsed template. */
sealed interface TemplateNode {
  /** Text as it stands. */
  record Text(String text) implements TemplateNode {}

  /** {@code {{name}}}: the value of a name. */
  record Value(Name name) implements TemplateNode {}

  /** {@code {{#name}}...{{/name}}}, or inverted with {@code ^}. */
  record Section(Name name, boolean inverted, List<TemplateNode> body) implements TemplateNode {}

  /**
   * A name as a tag gives it: {@code city}, {@code customer.city} or {@code .} for the present
   * item.
   *
   * @param parts split at the dots; empty for {@code .}
   * @param line where the tag stands, from 1
   */
  record Name(List<String> parts, int line) {
    String text() {
      return parts.isEmpty() ? "." : String.join(".", parts);
    }
  }
}
