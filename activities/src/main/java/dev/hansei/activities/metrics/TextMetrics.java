package dev.hansei.activities.metrics;

import dev.hansei.activities.metrics.overlap.Levenshtein;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.models.Embedder;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics themselves. Equal texts get equal scores on every machine. All but {@link
 * MetricType#SIMILAR} take microseconds to a few milliseconds; that one asks the embedder for
 * vectors, a few milliseconds of a core each.
 */
@Singleton
public final class TextMetrics implements Metrics {
  private final Embedder embedder;
  private final Map<MetricType, Measure> table = new EnumMap<>(MetricType.class);

  public TextMetrics(Embedder embedder) {
    this.embedder = embedder;
    table.putAll(LiteralMeasures.table());
    table.putAll(OverlapMeasures.table());
    table.putAll(FormatMeasures.table());
    table.put(MetricType.SIMILAR, this::similarity);
  }

  /** Whether it is scored here, from the text alone. */
  boolean scores(MetricType type) {
    return table.containsKey(type);
  }

  @Override
  public double score(MetricType type, String answer, List<String> expected) {
    Measure measure = table.get(type);
    if (measure == null) {
      throw new IllegalArgumentException(
          type.needsJudge()
              ? "metric '%s' needs a judge".formatted(type.word())
              : "metric '%s' is not read from the text".formatted(type.word()));
    }
    // Sums of rounded shares may pass the end by a last digit.
    return Math.clamp(measure.of(answer, expected), 0.0, 1.0);
  }

  @Override
  public int changes(String answer, String expected) {
    return Levenshtein.distance(answer, expected);
  }

  private double similarity(String answer, List<String> expected) {
    return expected.stream().mapToDouble(one -> similarity(answer, one)).max().orElse(0);
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
    return dot;
  }
}
