package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A prompt with what is served of it.
 *
 * @param stages those at which something is live, in their order
 * @param unread those at which something is live that cannot be read, and nothing else is known
 */
public record LivePrompt(Prompt prompt, Map<Stage, LiveStage> stages, Set<Stage> unread) {
  public LivePrompt {
    Objects.requireNonNull(prompt, "prompt is null");
    Map<Stage, LiveStage> copy = new EnumMap<>(Stage.class);
    copy.putAll(stages);
    stages = Collections.unmodifiableMap(copy);
    Set<Stage> missing = EnumSet.noneOf(Stage.class);
    missing.addAll(unread);
    unread = Collections.unmodifiableSet(missing);
  }

  long bytes() {
    return stages.values().stream().mapToLong(LiveStage::bytes).sum();
  }
}
