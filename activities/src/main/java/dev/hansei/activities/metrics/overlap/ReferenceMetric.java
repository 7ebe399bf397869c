package dev.hansei.activities.metrics.overlap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The metrics that compare an output with references, by the names that the literature gives them.
 */
public enum ReferenceMetric {
  BLEU("bleu", Scale.HUNDRED, true),
  CHRF("chrf", Scale.HUNDRED, true),
  CHRF_PLUS_PLUS("chrf++", Scale.HUNDRED, true),
  TER("ter", Scale.HUNDRED_LOW_IS_GOOD, true),
  ROUGE_1("rouge1", Scale.ONE, false),
  ROUGE_2("rouge2", Scale.ONE, false),
  ROUGE_L("rougeL", Scale.ONE, false),
  ROUGE_LSUM("rougeLsum", Scale.ONE, false),
  EXACT_MATCH("em", Scale.ONE, false),
  F1("f1", Scale.ONE, false),
  LEVENSHTEIN("levenshtein", Scale.ONE, false),
  GLEU("gleu", Scale.ONE, true),
  METEOR("meteor", Scale.ONE, false);

  private final String word;
  private final Scale scale;
  private final boolean pooled;

  /** What the figures of a metric mean. */
  public enum Scale {
    /** 0 to 100, 100 is best. */
    HUNDRED,
    /** 0 is best; over 100 where there are more edits than words. */
    HUNDRED_LOW_IS_GOOD,
    /** 0 to 1, 1 is best. */
    ONE
  }

  ReferenceMetric(String word, Scale scale, boolean pooled) {
    this.word = word;
    this.scale = scale;
    this.pooled = pooled;
  }

  /** Its name on the command line and in scores. */
  public String word() {
    return word;
  }

  public Scale scale() {
    return scale;
  }

  /**
   * Whether a corpus has a score of its own, from pooled counts; else it is the mean of its pairs.
   */
  public boolean isPooled() {
    return pooled;
  }

  /** The one of that name. */
  public static Optional<ReferenceMetric> named(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
  }

  /** All names, in the order of their declaration. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReferenceMetric::word).toList();
  }

  /** The name with the fewest changes, whatever its case; of equally near ones the first. */
  public static String nearest(String word) {
    String nearest = BLEU.word;
    for (ReferenceMetric metric : values()) {
      if (changes(metric.word, word) < changes(nearest, word)) {
        nearest = metric.word;
      }
    }
    return nearest;
  }

  private static int changes(String known, String asked) {
    return Levenshtein.distance(known.toLowerCase(Locale.ROOT), asked.toLowerCase(Locale.ROOT));
  }
}
