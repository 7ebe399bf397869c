package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The features of an answer, similarities included: a few milliseconds a sentence. Thread-safe. */
@Singleton
public final class FeatureReader {
  private final Embedder embedder;

  FeatureReader(Embedder embedder) {
    this.embedder = embedder;
  }

  /** The embedding model behind the similarities. */
  public ModelName embedder() {
    return embedder.model();
  }

  /** By name, always in the same order. */
  public Map<String, Double> of(JudgedAnswer judged) {
    List<float[]> vectors =
        embedder.embed(
            List.of(judged.answer(), judged.question(), judged.context(), judged.reference()));
    float[] answer = vectors.getFirst();
    return AnswerFeatures.of(
        new AnswerFeatures.Texts(
            judged.question(), judged.context(), judged.reference(), judged.answer()),
        new AnswerFeatures.Similarities(
            cosine(answer, vectors.get(1)),
            cosine(answer, vectors.get(2)),
            cosine(answer, vectors.get(3))));
  }

  /** Vectors have unit length, or are zero for an empty text. */
  private static double cosine(float[] left, float[] right) {
    double dot = 0;
    for (int i = 0; i < left.length; i++) {
      dot += (double) left[i] * right[i];
    }
    return dot;
  }
}
