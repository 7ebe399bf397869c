package dev.hansei.api.prompts;

import dev.hansei.infra.prompts.FilledPrompt;
import dev.hansei.workflows.prompts.Stage;
import java.util.Optional;

/**
 * What a flag key names: {@code name} is what is live in production, as an object; {@code
 * name@team} at another stage; {@code name@team.number} the version's number and {@code
 * name@team.text} the first message's template. Names of prompts have dots, but no {@code @}.
 */
record OfrepFlag(String key, String prompt, Stage stage, Field field) {
  /** What of the prompt is the value; a flag has one type. */
  enum Field {
    CONTENT,
    NUMBER,
    TEXT
  }

  /** Reads a key; empty where it names nothing that could be there. */
  static Optional<OfrepFlag> of(String key) {
    int at = key.indexOf('@');
    if (at < 0) {
      return Optional.of(new OfrepFlag(key, key, Stage.PRODUCTION, Field.CONTENT));
    }
    String tail = key.substring(at + 1);
    int dot = tail.indexOf('.');
    Optional<Stage> stage = stage(dot < 0 ? tail : tail.substring(0, dot));
    Optional<Field> field = field(dot < 0 ? "" : tail.substring(dot + 1));
    return stage.flatMap(
        it -> field.map(what -> new OfrepFlag(key, key.substring(0, at), it, what)));
  }

  /** The key of what is live at a stage, as an object. */
  static OfrepFlag at(String prompt, Stage stage) {
    String key = stage == Stage.PRODUCTION ? prompt : prompt + "@" + stage.word();
    return new OfrepFlag(key, prompt, stage, Field.CONTENT);
  }

  private static Optional<Stage> stage(String word) {
    try {
      return Optional.of(Stage.ofWord(word));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Field> field(String word) {
    return switch (word) {
      case "" -> Optional.of(Field.CONTENT);
      case "number" -> Optional.of(Field.NUMBER);
      case "text" -> Optional.of(Field.TEXT);
      default -> Optional.empty();
    };
  }

  /** The value of that type. */
  Object value(ServedPrompt served) {
    return switch (field) {
      case CONTENT -> served.content();
      case NUMBER -> served.version().number();
      case TEXT -> FilledPrompt.templates(served.version().content()).getFirst().content();
    };
  }
}
