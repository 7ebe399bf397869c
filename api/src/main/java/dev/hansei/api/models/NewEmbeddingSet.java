package dev.hansei.api.models;

import dev.hansei.api.bodies.Rules;
import java.util.List;

/** Texts to be turned into vectors. */
public record NewEmbeddingSet(List<String> texts) {
  /** About a second of one core. */
  static final int TEXTS_MAX = 1_000;

  /** The model reads some 200 words and cuts the rest off. */
  private static final int CHARS_MAX = 8_000;

  public NewEmbeddingSet {
    texts = Rules.list("texts", texts, TEXTS_MAX);
    for (int i = 0; i < texts.size(); i++) {
      Rules.text("texts[%d]".formatted(i), texts.get(i), CHARS_MAX);
    }
  }
}
