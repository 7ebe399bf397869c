package dev.hansei.workflows.criteria;

import java.util.List;
import java.util.Objects;

/**
 * A text with its vectors, as {@link SupportFeatures} compare it.
 *
 * @param vector of the whole text; zero for a blank one
 * @param sentences in order; none of a blank text
 */
public record EmbeddedText(String text, float[] vector, List<Sentence> sentences) {
  public EmbeddedText {
    Objects.requireNonNull(text, "text is null");
    vector = vector.clone();
    sentences = List.copyOf(sentences);
  }

  /** One sentence and its vector, of unit length. */
  public record Sentence(String text, float[] vector) {
    public Sentence {
      Objects.requireNonNull(text, "text is null");
      vector = vector.clone();
    }
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /** The cosine of the whole texts; 0 where one is blank. */
  double similarity(EmbeddedText other) {
    return dot(vector, other.vector);
  }

  /** The mean distance of the vectors' numbers: entailment leaves many as they are. */
  double difference(EmbeddedText other) {
    if (isBlank() || other.isBlank()) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += Math.abs((double) vector[i] - other.vector[i]);
    }
    return sum / Math.sqrt(vector.length);
  }

  /** The length of the vectors' product, number by number: what both texts say strongly. */
  double product(EmbeddedText other) {
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      double both = (double) vector[i] * other.vector[i];
      sum += both * both;
    }
    return Math.sqrt(sum * vector.length);
  }

  /** Vectors have unit length, or are zero for an empty text: their product is the cosine. */
  static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }
}
