package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.PromptContent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is live: all that an application needs to ask its model.
 *
 * @param number the version's, for people
 * @param revision counts the moves of this stage's pointer
 * @param content messages are templates, with their partials filled in; the application renders
 *     them
 * @param assignment which side of a rollout the caller is on
 * @param trace attributes for the application's spans, as they are
 */
public record LivePromptResource(
    String name,
    int number,
    UUID versionId,
    String sha256,
    String stage,
    long revision,
    Instant movedAt,
    PromptContent content,
    AssignmentResource assignment,
    Map<String, String> trace) {
  public LivePromptResource {
    trace = Collections.unmodifiableMap(new LinkedHashMap<>(trace));
  }

  static LivePromptResource from(ServedPrompt served) {
    var version = served.version();
    var pointer = served.pointer();
    return new LivePromptResource(
        served.name(),
        version.number(),
        version.id().value(),
        version.artifact().sha256().hex(),
        pointer.stage().word(),
        pointer.revision(),
        pointer.movedAt(),
        served.content(),
        AssignmentResource.of(served),
        served.trace());
  }
}
