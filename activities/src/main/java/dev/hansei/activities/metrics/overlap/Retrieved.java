package dev.hansei.activities.metrics.overlap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.activities.metrics.formats.JsonAnswers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ids that an answer lists, best first, against those that are relevant. The answer is a JSON list
 * of texts, or of objects with an {@code id}, or has one id a line. Twice the same counts once.
 */
public final class Retrieved {
  private final boolean[] hits;
  private final int relevant;

  private Retrieved(boolean[] hits, int relevant) {
    this.hits = hits;
    this.relevant = relevant;
  }

  /** Reads an answer. */
  public static Retrieved of(String answer, List<String> relevant) {
    Set<String> wanted = new LinkedHashSet<>(relevant);
    List<String> given = List.copyOf(ids(answer));
    boolean[] hits = new boolean[given.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = wanted.contains(given.get(i));
    }
    return new Retrieved(hits, wanted.size());
  }

  private static Set<String> ids(String answer) {
    JsonNode list = JsonAnswers.read(answer).filter(JsonNode::isArray).orElse(null);
    List<String> ids = new ArrayList<>();
    if (list == null) {
      answer.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(ids::add);
    } else {
      list.forEach(one -> ids.add(one.isObject() ? one.path("id").asText() : one.asText()));
    }
    return new LinkedHashSet<>(ids);
  }

  /** The share of what is listed that is relevant; 0 where nothing is listed. */
  public double precision() {
    return hits.length == 0 ? 0 : Ranking.precision(hits, hits.length);
  }

  /** The share of what is relevant that is listed. */
  public double recall() {
    return hits.length == 0 ? 0 : Ranking.recall(hits, hits.length, relevant);
  }

  /** 1 by the place of the first that is relevant. */
  public double reciprocalRank() {
    return Ranking.reciprocalRank(hits);
  }

  /** nDCG of all that is listed; what is relevant and not listed stands behind. */
  public double ndcg() {
    int found = 0;
    for (boolean hit : hits) {
      found += hit ? 1 : 0;
    }
    int all = hits.length + relevant - found;
    double[] gains = new double[all];
    double[] scores = new double[all];
    for (int i = 0; i < all; i++) {
      gains[i] = i >= hits.length || hits[i] ? 1 : 0;
      scores[i] = -i;
    }
    return hits.length == 0 ? 0 : Ranking.ndcg(gains, scores, hits.length);
  }
}
