package dev.hansei.api.prompts;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.DraftMessage;
import dev.hansei.infra.registry.prompts.DraftSettings;
import dev.hansei.infra.registry.prompts.PromptDrafts;
import dev.hansei.workflows.prompts.PromptContent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draft to be kept: each field as it was typed, right or not yet.
 *
 * @param messages each {role, content}
 * @param variables names with commas between; left out: those that the templates use
 * @param settings each as text; left out: all as the provider has them
 * @param outputSchema a JSON schema
 * @param tools a list in JSON or YAML
 * @param more what else a version has, an object in JSON or YAML
 * @param note what has changed
 * @param base the number of the version that it was begun from; left out: from nothing
 * @param revision the one that it replaces; 0 or left out where there is none yet
 */
public record DraftRequest(
    @Nullable List<DraftMessage> messages,
    @Nullable String variables,
    @Nullable DraftSettings settings,
    @Nullable String outputSchema,
    @Nullable String tools,
    @Nullable String more,
    @Nullable String note,
    @Nullable Integer base,
    @Nullable Long revision) {
  public DraftRequest {
    messages = Rules.listOrEmpty("messages", messages, PromptContent.MESSAGES_MAX);
    variables = Rules.textOrEmpty("variables", variables, PromptDrafts.BYTES_MAX);
    outputSchema = Rules.textOrEmpty("outputSchema", outputSchema, PromptDrafts.BYTES_MAX);
    tools = Rules.textOrEmpty("tools", tools, PromptDrafts.BYTES_MAX);
    more = Rules.textOrEmpty("more", more, PromptDrafts.BYTES_MAX);
    note = Rules.textOrEmpty("note", note, PromptDrafts.BYTES_MAX);
    if (base != null && base < 1) {
      throw new InvalidFieldException("base", "Version numbers count from 1.");
    }
    if (revision != null && revision < 0) {
      throw new InvalidFieldException("revision", "Revisions count from 1; 0 where there is none.");
    }
  }

  DraftFields fields() {
    return new DraftFields(
        messages == null ? List.of() : messages,
        orEmpty(variables),
        settings == null ? DraftSettings.NONE : settings,
        orEmpty(outputSchema),
        orEmpty(tools),
        orEmpty(more),
        orEmpty(note));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  Optional<Integer> baseIfAny() {
    return Optional.ofNullable(base);
  }

  long replaces() {
    return revision == null ? 0 : revision;
  }
}
