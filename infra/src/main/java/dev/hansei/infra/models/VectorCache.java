package dev.hansei.infra.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of the texts asked for last. The cases of a suite share their passages, so most
 * sentences come again; remembering them saves most of the work. Thread safe.
 */
final class VectorCache {
  /** With its text and vector an entry takes 2 to 6 KB, so 16 to 50 MB in all. */
  private static final int ENTRIES_MAX = 8_192;

  /** A sentence or a passage; longer texts seldom come twice. */
  private static final int TEXT_CHARS_MAX = 2_000;

  private final Map<String, float[]> vectors =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > ENTRIES_MAX;
        }
      };

  /** A copy of the text's vector, which the caller may change, or null when it is not here. */
  synchronized float @Nullable [] get(String text) {
    float[] vector = vectors.get(text);
    return vector == null ? null : vector.clone();
  }

  synchronized void put(String text, float[] vector) {
    if (text.length() <= TEXT_CHARS_MAX) {
      vectors.put(text, vector.clone());
    }
  }
}
