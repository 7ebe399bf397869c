package dev.hansei.api.prompts;

import dev.hansei.infra.prompts.FilledPrompt;
import dev.hansei.infra.registry.prompts.LivePrompt;
import dev.hansei.infra.registry.prompts.LiveStage;
import dev.hansei.workflows.prompts.Assignment;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.StagePointer;
import dev.hansei.workflows.traces.SpanFacts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one caller is served of a prompt.
 *
 * @param age of the knowledge that it is so
 */
record ServedPrompt(LivePrompt prompt, LiveStage stage, Assignment assignment, Duration age) {
  /** Where a trace says which prompt it used; the first is the semantic conventions' own. */
  private static final String NAME = "gen_ai.prompt.name";

  private static final String VERSION = "hansei.prompt.version";

  ServedPrompt {
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(assignment, "assignment is null");
    Objects.requireNonNull(age, "age is null");
  }

  String name() {
    return prompt.prompt().name().value();
  }

  StagePointer pointer() {
    return stage.pointer();
  }

  PromptVersion version() {
    return stage.version(assignment.version());
  }

  /** What the application gets: everything that is known is filled in. */
  PromptContent content() {
    return FilledPrompt.of(version().content());
  }

  /** Whether a rollout shares the stage, and the caller said nothing by which to be told apart. */
  boolean isKeyless() {
    return pointer().share().isPresent() && assignment.arm() == Assignment.Arm.NONE;
  }

  /** Changes with each move of the pointer, and is another one on the other side of a rollout. */
  String tag() {
    return "\"%d-%s-%s\""
        .formatted(
            pointer().revision(), version().artifact().sha256().hex(), assignment.arm().word());
  }

  /** What an application puts on its spans, so that what comes of them counts for the version. */
  Map<String, String> trace() {
    Map<String, String> trace = new LinkedHashMap<>();
    trace.put(NAME, name());
    trace.put(VERSION, Integer.toString(version().number()));
    trace.put(SpanFacts.ASSIGNMENT, assignment.arm().word());
    return trace;
  }
}
