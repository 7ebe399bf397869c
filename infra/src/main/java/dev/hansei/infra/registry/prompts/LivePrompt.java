package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A prompt with what is served of it.
 *
 * @param stages those at which something is live, in their order
 */
public record LivePrompt(Prompt prompt, Map<Stage, LiveStage> stages) {
  public LivePrompt {
    Objects.requireNonNull(prompt, "prompt is null");
    Map<Stage, LiveStage> copy = new EnumMap<>(Stage.class);
    copy.putAll(stages);
    stages = Collections.unmodifiableMap(copy);
  }

  long bytes() {
    return stages.values().stream().mapToLong(LiveStage::bytes).sum();
  }
}
