package dev.hansei.activities.metrics;

import com.google.re2j.Pattern;
import dev.hansei.activities.metrics.overlap.ReferenceMetric;
import dev.hansei.activities.metrics.overlap.Scorer;
import dev.hansei.activities.metrics.overlap.ScoringOptions;
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
  private static final double HUNDRED = 100;

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
      case STARTS_WITH -> answer.stripLeading().startsWith(expected) ? 1 : 0;
      case REGEX -> Pattern.compile(expected).matcher(answer).find() ? 1 : 0;
      case BLEU -> overlap(ReferenceMetric.BLEU, answer, expected) / HUNDRED;
      case CHRF -> overlap(ReferenceMetric.CHRF, answer, expected) / HUNDRED;
      case GLEU -> overlap(ReferenceMetric.GLEU, answer, expected);
      case METEOR -> overlap(ReferenceMetric.METEOR, answer, expected);
      case ROUGE_1 -> overlap(ReferenceMetric.ROUGE_1, answer, expected);
      case ROUGE_2 -> overlap(ReferenceMetric.ROUGE_2, answer, expected);
      case ROUGE_L -> overlap(ReferenceMetric.ROUGE_L, answer, expected);
      case ROUGE_LSUM -> overlap(ReferenceMetric.ROUGE_LSUM, answer, expected);
      case EXACT -> Squad.exact(expected, answer);
      case F1 -> Squad.f1(expected, answer);
      case SIMILAR -> similarity(answer, expected);
      case LLM_RUBRIC, JUDGE ->
          throw new IllegalArgumentException("metric '%s' needs a judge".formatted(type.word()));
    };
  }

  private static double overlap(ReferenceMetric metric, String answer, String expected) {
    double score = Scorer.of(metric, ScoringOptions.DEFAULT).score(answer, List.of(expected));
    // Sums of rounded shares may pass the end by a last digit.
    return Math.clamp(score, 0, metric.scale() == ReferenceMetric.Scale.ONE ? 1 : HUNDRED);
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
