package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.PromptContent;
import java.util.List;
import java.util.Objects;

/**
 * What somebody has typed of a prompt version: every field as text, whether or not it is right yet.
 *
 * @param messages in their order; at most as many as a version has
 * @param variables names with commas or spaces between; empty: those that the templates use
 * @param settings how the model is asked
 * @param outputSchema a JSON schema, or empty
 * @param tools a list in JSON or YAML, or empty
 * @param more what else a version has, as one object in JSON or YAML, or empty
 * @param note what has changed
 */
public record DraftFields(
    List<DraftMessage> messages,
    String variables,
    DraftSettings settings,
    String outputSchema,
    String tools,
    String more,
    String note) {
  public DraftFields {
    messages = List.copyOf(messages);
    if (messages.size() > PromptContent.MESSAGES_MAX) {
      throw new IllegalArgumentException(
          "a draft has at most %d messages".formatted(PromptContent.MESSAGES_MAX));
    }
    Objects.requireNonNull(variables, "variables is null");
    Objects.requireNonNull(settings, "settings is null");
    Objects.requireNonNull(outputSchema, "outputSchema is null");
    Objects.requireNonNull(tools, "tools is null");
    Objects.requireNonNull(more, "more is null");
    Objects.requireNonNull(note, "note is null");
  }

  /** The same with other messages. */
  public DraftFields withMessages(List<DraftMessage> other) {
    return new DraftFields(other, variables, settings, outputSchema, tools, more, note);
  }
}
