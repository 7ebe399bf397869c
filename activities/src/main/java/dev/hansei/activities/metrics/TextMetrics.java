package dev.hansei.activities.metrics;

import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.models.Embedder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/**
 * The metrics themselves. Equal texts get equal scores on every machine. All but {@link
 * MetricType#SIMILAR} take microseconds; that one asks the embedder for two vectors, a few
 * milliseconds of a core.
 */
@Singleton
public final class TextMetrics implements Metrics {
  private final Embedder embedder;

  public TextMetrics(Embedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public double score(MetricType type, String answer, String expected) {
    return switch (type) {
      case EQUALS -> answer.strip().equals(expected.strip()) ? 1 : 0;
      case CONTAINS -> answer.contains(expected) ? 1 : 0;
      case ICONTAINS -> lower(answer).contains(lower(expected)) ? 1 : 0;
      case EXACT -> Squad.exact(expected, answer);
      case F1 -> Squad.f1(expected, answer);
      case SIMILAR -> similarity(answer, expected);
      case LLM_RUBRIC, JUDGE ->
          throw new IllegalArgumentException("metric '%s' needs a judge".formatted(type.word()));
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Cosine of the two vectors, opposite meanings counting as 0; equal texts are similar whatever
   * the model reads.
   */
  private double similarity(String answer, String expected) {
    if (answer.strip().equals(expected.strip())) {
      return 1;
    }
    List<float[]> vectors = embedder.embed(List.of(answer, expected));
    float[] left = vectors.get(0);
    float[] right = vectors.get(1);
    double dot = 0;
    for (int i = 0; i < left.length; i++) {
      dot += (double) left[i] * right[i];
    }
    return Math.clamp(dot, 0.0, 1.0);
  }
}
