package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.PorterStemmer;
import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import dev.hansei.activities.metrics.tokens.Tokenization;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * METEOR in [0, 1] as NLTK counts it, by equal words and equal stems; its third stage, synonyms of
 * WordNet, is left out, for that is an English dictionary of its own. Of several references the one
 * with the highest score. Always in lower case.
 *
 * <p>Sources: Lavie and Agarwal, "METEOR" (2007); nltk.translate.meteor_score.
 */
public final class Meteor {
  /** NLTK's defaults: weight of precision, and shape and weight of the penalty for disorder. */
  private static final double ALPHA = 0.9;

  private static final double BETA = 3;
  private static final double GAMMA = 0.5;
  private static final int UNMATCHED = -1;

  private final Tokenization tokenization;

  /** NLTK leaves it to its caller how texts are cut. */
  public Meteor(Tokenization tokenization) {
    this.tokenization = tokenization;
  }

  /**
   * The score of one output; there is at least one reference.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public double score(String output, List<String> references) {
    TextBound.check(output, references);
    List<String> given = words(output);
    double best = 0;
    for (String reference : references) {
      best = Math.max(best, score(given, words(reference)));
    }
    return best;
  }

  private List<String> words(String text) {
    return tokenization.tokens(text).stream().map(PythonText::lower).toList();
  }

  private static double score(List<String> output, List<String> reference) {
    int[] partners = new int[output.size()];
    Arrays.fill(partners, UNMATCHED);
    boolean[] taken = new boolean[reference.size()];
    match(output, reference, partners, taken);
    match(stems(output), stems(reference), partners, taken);
    long matches = Arrays.stream(partners).filter(partner -> partner != UNMATCHED).count();
    if (matches == 0) {
      return 0;
    }
    double precision = (double) matches / output.size();
    double recall = (double) matches / reference.size();
    double mean = precision * recall / (ALPHA * precision + (1 - ALPHA) * recall);
    double disorder = (double) chunks(partners) / matches;
    return (1 - GAMMA * Math.pow(disorder, BETA)) * mean;
  }

  private static List<String> stems(List<String> words) {
    return words.stream().map(PorterStemmer::stem).toList();
  }

  /** From the end: each word left over takes the last equal one that is left over. */
  private static void match(
      List<String> output, List<String> reference, int[] partners, boolean[] taken) {
    Map<String, Deque<Integer>> places = new HashMap<>();
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        places.computeIfAbsent(reference.get(j), _ -> new ArrayDeque<>()).push(j);
      }
    }
    for (int i = partners.length - 1; i >= 0; i--) {
      Deque<Integer> found = partners[i] == UNMATCHED ? places.get(output.get(i)) : null;
      if (found != null && !found.isEmpty()) {
        partners[i] = found.pop();
        taken[partners[i]] = true;
      }
    }
  }

  /** Runs of words whose partners follow each other too. */
  private static int chunks(int[] partners) {
    int chunks = 0;
    for (int i = 0; i < partners.length; i++) {
      boolean follows = i > 0 && partners[i - 1] != UNMATCHED && partners[i] == partners[i - 1] + 1;
      if (partners[i] != UNMATCHED && !follows) {
        chunks++;
      }
    }
    return chunks;
  }
}
