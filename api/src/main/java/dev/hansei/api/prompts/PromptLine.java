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
 * @param tried what is given to a share of a stage's callers, such as "v3 10 %"
 */
public record PromptLine(
    String name,
    int versions,
    Map<Stage, Integer> live,
    Map<Stage, String> tried,
    String note,
    String author,
    Instant at) {
  public PromptLine {
    live = live.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(live));
    tried = tried.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(tried));
  }

  /** "v3", "v3, v4 10 %" or a dash, for each stage in order. */
  public List<String> cells() {
    return Arrays.stream(Stage.values())
        .map(stage -> live.containsKey(stage) ? "v" + live.get(stage) + beside(stage) : "–")
        .toList();
  }

  private String beside(Stage stage) {
    String words = tried.get(stage);
    return words == null ? "" : ", " + words;
  }
}
