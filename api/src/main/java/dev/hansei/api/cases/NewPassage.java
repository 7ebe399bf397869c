package dev.hansei.api.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.api.bodies.Rules;
import org.jspecify.annotations.Nullable;

/**
 * A passage that goes before the model: an object, or its text alone.
 *
 * @param id what it is cited by; when absent, its place counts
 * @param score how well it fits by the retrieval that found it, in that one's unit
 */
public record NewPassage(@Nullable String id, String text, @Nullable Double score) {
  private static final int ID_CHARS_MAX = 200;

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public NewPassage {
    if (id != null) {
      Rules.text("id", id, ID_CHARS_MAX);
    }
    Rules.needed("text", text);
  }

  /** The text alone. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static NewPassage of(String text) {
    return new NewPassage(null, text, null);
  }
}
