package dev.hansei.infra.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ranks a fixed collection of texts by how near they come to a question, exactly: vectors and word
 * lists are kept in memory, about 2 KB a text. A search over 2,000 texts takes some milliseconds.
 * Equal questions get equal rankings. Immutable, thread safe.
 */
public final class PassageRanker {
  private final List<float[]> vectors;
  private final Map<String, List<Integer>> holders = new LinkedHashMap<>();

  /**
   * A ranker.
   *
   * @param vectors the texts' vectors, of length 1, in the same order
   */
  public PassageRanker(List<String> texts, List<float[]> vectors) {
    if (texts.size() != vectors.size()) {
      throw new IllegalArgumentException(
          "each text has a vector: %d texts, %d vectors".formatted(texts.size(), vectors.size()));
    }
    this.vectors = List.copyOf(vectors);
    for (int i = 0; i < texts.size(); i++) {
      for (String word : Words.of(texts.get(i))) {
        holders.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
  }

  /**
   * What is looked for.
   *
   * @param vector the question's, mapped already where an adapter maps it
   * @param wordWeight how much the share of the question's words counts beside the cosine: 0 for
   *     vectors alone, 1 for words alone; rare words count more
   */
  public record Query(String question, float[] vector, double wordWeight) {
    public Query {
      if (!(wordWeight >= 0 && wordWeight <= 1)) {
        throw new IllegalArgumentException("wordWeight is 0 to 1, got " + wordWeight);
      }
    }
  }

  /** A text by its place, and its score in [0, 1]. */
  public record Hit(int index, double score) {}

  /** The nearest, nearest first; the earlier first where scores are equal. */
  public List<Hit> nearest(Query query, int count) {
    double[] shares = shares(query);
    double[] scores = new double[vectors.size()];
    for (int i = 0; i < scores.length; i++) {
      double cosine = Math.clamp(dot(query.vector(), vectors.get(i)), 0.0, 1.0);
      scores[i] = (1 - query.wordWeight()) * cosine + query.wordWeight() * shares[i];
    }
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]).thenComparingInt(i -> i))
        .limit(count)
        .map(i -> new Hit(i, scores[i]))
        .toList();
  }

  /** For each text, how much of the question's words it holds, in [0, 1]. */
  private double[] shares(Query query) {
    double[] shares = new double[vectors.size()];
    if (query.wordWeight() == 0) {
      return shares;
    }
    Set<String> words = Words.of(query.question());
    double all = 0;
    for (String word : words) {
      List<Integer> found = holders.getOrDefault(word, List.of());
      double weight = Math.log1p((double) vectors.size() / Math.max(1, found.size()));
      all += weight;
      found.forEach(i -> shares[i] += weight);
    }
    double sum = all;
    return sum == 0 ? shares : Arrays.stream(shares).map(each -> each / sum).toArray();
  }

  private static double dot(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
    }
    return dot;
  }
}
