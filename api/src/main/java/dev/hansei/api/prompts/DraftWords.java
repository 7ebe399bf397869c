package dev.hansei.api.prompts;

import dev.hansei.api.pages.diff.LineDiff;
import dev.hansei.infra.registry.prompts.DraftFields;

/** Drafts as one text, so that two of them can be compared by line. */
final class DraftWords {
  private DraftWords() {}

  static LineDiff between(DraftFields before, DraftFields after) {
    return LineDiff.of(text(before), text(after));
  }

  static String text(DraftFields fields) {
    var text = new StringBuilder();
    fields.messages().forEach(it -> part(text, it.role(), it.content()));
    part(text, "variables", fields.variables());
    part(text, "temperature", fields.settings().temperature());
    part(text, "top p", fields.settings().topP());
    part(text, "max tokens", fields.settings().maxTokens());
    part(text, "seed", fields.settings().seed());
    part(text, "stop", fields.settings().stop());
    part(text, "output schema", fields.outputSchema());
    part(text, "tools", fields.tools());
    part(text, "everything else", fields.more());
    part(text, "note", fields.note());
    return text.toString();
  }

  private static void part(StringBuilder text, String name, String content) {
    if (!content.isBlank()) {
      text.append('[').append(name).append("]\n").append(content).append("\n\n");
    }
  }
}
