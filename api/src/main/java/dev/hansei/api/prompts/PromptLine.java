package dev.hansei.api.prompts;

import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A prompt in a list.
 *
 * @param live which version number is live at each stage; absent is none
 */
public record PromptLine(
    String name, int versions, Map<Stage, Integer> live, String note, String author, Instant at) {
  public PromptLine {
    live = live.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(live));
  }

  /** "v3" or a dash, for each stage in order. */
  public List<String> cells() {
    return Arrays.stream(Stage.values())
        .map(stage -> live.containsKey(stage) ? "v" + live.get(stage) : "–")
        .toList();
  }
}
