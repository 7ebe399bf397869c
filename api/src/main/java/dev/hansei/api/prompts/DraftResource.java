package dev.hansei.api.prompts;

import dev.hansei.infra.registry.prompts.DraftMessage;
import dev.hansei.infra.registry.prompts.DraftSettings;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.infra.registry.prompts.PromptDrafts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The caller's own draft of a prompt, as it was typed.
 *
 * @param base the number of the version that it was begun from
 * @param revision counts the savings from 1; the next one names it
 * @param expiresAt when it is deleted unless it is saved again
 * @param problems what keeps it from being a version, by field; empty where nothing does
 */
public record DraftResource(
    List<DraftMessage> messages,
    String variables,
    DraftSettings settings,
    String outputSchema,
    String tools,
    String more,
    String note,
    Optional<Integer> base,
    long revision,
    Instant savedAt,
    Instant expiresAt,
    Map<String, String> problems) {
  public DraftResource {
    messages = List.copyOf(messages);
    problems = Map.copyOf(problems);
  }

  static DraftResource of(PromptDraft draft, Optional<Integer> base, Map<String, String> problems) {
    var fields = draft.fields();
    return new DraftResource(
        fields.messages(),
        fields.variables(),
        fields.settings(),
        fields.outputSchema(),
        fields.tools(),
        fields.more(),
        fields.note(),
        base,
        draft.revision(),
        draft.savedAt(),
        draft.savedAt().plus(PromptDrafts.LIFE),
        problems);
  }
}
