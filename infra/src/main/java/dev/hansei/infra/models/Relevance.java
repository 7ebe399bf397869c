package dev.hansei.infra.models;

import dev.hansei.workflows.models.Embedder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How near texts come to a question: the mean of their MiniLM cosine and of the share of the
 * question's words they hold, rare words counting more. The words are no ornament: MiniLM reads
 * little Japanese, and in English they settle what vectors leave close. In [0, 1].
 */
final class Relevance {
  private final Embedder embedder;
  private final float[] question;
  private final Set<String> words;

  Relevance(Embedder embedder, String question) {
    this.embedder = embedder;
    this.question = embedder.embed(List.of(question)).getFirst();
    this.words = Words.of(question);
  }

  double[] of(List<String> texts) {
    List<float[]> vectors = embedder.embed(texts);
    List<Set<String>> wordSets = texts.stream().map(Words::of).toList();
    Map<String, Double> weights = weights(wordSets);
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    double[] scores = new double[texts.size()];
    for (int i = 0; i < scores.length; i++) {
      double shared = all == 0 ? 0 : shared(wordSets.get(i), weights) / all;
      scores[i] = (Math.clamp(cosine(vectors.get(i)), 0.0, 1.0) + shared) / 2;
    }
    return scores;
  }

  /**
   * The rarer a word among the texts, the more it tells; a word that none holds tells most by its
   * absence.
   */
  private Map<String, Double> weights(List<Set<String>> wordSets) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String word : words) {
      long holders = wordSets.stream().filter(each -> each.contains(word)).count();
      weights.put(word, Math.log1p((double) wordSets.size() / Math.max(1, holders)));
    }
    return weights;
  }

  private static double shared(Set<String> words, Map<String, Double> weights) {
    double sum = 0;
    for (Map.Entry<String, Double> each : weights.entrySet()) {
      sum += words.contains(each.getKey()) ? each.getValue() : 0;
    }
    return sum;
  }

  private double cosine(float[] vector) {
    double dot = 0;
    for (int i = 0; i < vector.length; i++) {
      dot += (double) vector[i] * question[i];
    }
    return dot;
  }
}
