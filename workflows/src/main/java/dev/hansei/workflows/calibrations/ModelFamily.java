package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hansei.workflows.models.ModelName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The models that one maker trains alike, such as {@code gpt} or {@code claude}: a judge is most at
 * home with answers of its own. Read from the name, so a model under a name of one's own has none.
 */
public record ModelFamily(@JsonValue String name) {
  private static final List<Maker> MAKERS =
      List.of(
          new Maker("gpt", List.of("gpt", "chatgpt", "o1", "o3", "o4")),
          new Maker("claude", List.of("claude")),
          new Maker("gemini", List.of("gemini", "gemma")),
          new Maker("llama", List.of("llama", "meta-llama")),
          new Maker("mistral", List.of("mistral", "mixtral", "ministral")),
          new Maker("qwen", List.of("qwen", "qwq")),
          new Maker("deepseek", List.of("deepseek")),
          new Maker("phi", List.of("phi")),
          new Maker("command", List.of("command")),
          new Maker("grok", List.of("grok")));

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ModelFamily {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a family has a name");
    }
  }

  private record Maker(String family, List<String> beginnings) {}

  /** The family of a model; empty where its name tells none. */
  public static Optional<ModelFamily> of(ModelName model) {
    if (model.isFree()) {
      return Optional.empty();
    }
    String lower = model.model().toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    return MAKERS.stream()
        .filter(maker -> maker.beginnings().stream().anyMatch(last::startsWith))
        .map(maker -> new ModelFamily(maker.family()))
        .findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
