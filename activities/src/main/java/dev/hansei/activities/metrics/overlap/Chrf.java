package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import java.util.ArrayList;
import java.util.List;

/**
 * chrF and chrF++ in [0, 100] as sacreBLEU 2.6 counts them: F of n-grams of characters without
 * white space, and of words with punctuation apart; of several references the one with the best
 * score. One object may be used by many threads.
 *
 * <p>Sources: Popović, "chrF" (2015) and "chrF++" (2017); sacrebleu/metrics/chrf.py.
 */
public final class Chrf {
  private static final double EPSILON = 1e-16;

  private final Settings settings;

  /**
   * How chrF is to be counted.
   *
   * @param characterOrder longest n-grams of characters
   * @param wordOrder longest n-grams of words; 0 for none
   * @param beta how many times recall counts more than precision
   * @param everyOrder whether orders that a text is too short for count too, as in chrF++.py
   */
  public record Settings(
      int characterOrder, int wordOrder, int beta, boolean lowercase, boolean everyOrder) {
    public Settings {
      if (characterOrder < 1 || wordOrder < 0 || beta < 1) {
        throw new IllegalArgumentException(
            "orders %d and %d, beta %d".formatted(characterOrder, wordOrder, beta));
      }
    }
  }

  public Chrf(Settings settings) {
    this.settings = settings;
  }

  /** sacreBLEU's chrF2. */
  public static Settings characters(boolean lowercase) {
    return new Settings(6, 0, 2, lowercase, false);
  }

  /** sacreBLEU's chrF2++. */
  public static Settings charactersAndWords(boolean lowercase) {
    return new Settings(6, 2, 2, lowercase, false);
  }

  /**
   * The score of one output; there is at least one reference.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public double score(String output, List<String> references) {
    return score(counts(output, references));
  }

  ChrfCounts none() {
    return new ChrfCounts(settings.characterOrder() + settings.wordOrder());
  }

  /** The counts against the reference that gives the best score, the first of equal ones. */
  ChrfCounts counts(String output, List<String> references) {
    TextBound.check(output, references);
    List<ChrfCounts> all = new ArrayList<>();
    references.forEach(_ -> all.add(none()));
    List<String> texts = new ArrayList<>();
    texts.add(cased(output));
    references.forEach(reference -> texts.add(cased(reference)));
    int[][] characters = texts.stream().map(PythonText::visible).toArray(int[][]::new);
    count(new Ngrams(characters), all, 0, settings.characterOrder());
    if (settings.wordOrder() > 0) {
      Symbols symbols = new Symbols();
      int[][] words = texts.stream().map(Chrf::words).map(symbols::of).toArray(int[][]::new);
      count(new Ngrams(words), all, settings.characterOrder(), settings.wordOrder());
    }
    return best(all);
  }

  private String cased(String text) {
    return settings.lowercase() ? PythonText.lower(text) : text;
  }

  private static void count(Ngrams ngrams, List<ChrfCounts> all, int from, int orders) {
    for (int order = 0; order < orders; order++) {
      ngrams.next();
      int[] output = ngrams.counts(0);
      for (int i = 0; i < all.size(); i++) {
        int matches = Ngrams.matches(output, ngrams.counts(i + 1));
        all.get(i).set(from + order, ngrams.size(0), ngrams.size(i + 1), matches);
      }
    }
  }

  private ChrfCounts best(List<ChrfCounts> all) {
    ChrfCounts best = all.getFirst();
    for (ChrfCounts counts : all) {
      if (score(counts) > score(best)) {
        best = counts;
      }
    }
    return best;
  }

  /** A word's last punctuation stands apart, else its first. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : PythonText.words(text)) {
      int last = word.length() - 1;
      if (last > 0 && PythonText.isPunctuation(word.charAt(last))) {
        words.add(word.substring(0, last));
        words.add(word.substring(last));
      } else if (last > 0 && PythonText.isPunctuation(word.charAt(0))) {
        words.add(word.substring(0, 1));
        words.add(word.substring(1));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  double score(ChrfCounts counts) {
    int factor = settings.beta() * settings.beta();
    double sum = 0;
    double precisions = 0;
    double recalls = 0;
    int orders = 0;
    for (int i = 0; i < counts.orders(); i++) {
      double precision = share(counts.matches(i), counts.output(i));
      double recall = share(counts.matches(i), counts.reference(i));
      double weighted = factor * precision + recall;
      sum += weighted > 0 ? (1 + factor) * precision * recall / weighted : EPSILON;
      if (counts.output(i) > 0 && counts.reference(i) > 0) {
        precisions += precision;
        recalls += recall;
        orders++;
      }
    }
    if (settings.everyOrder()) {
      return 100 * sum / counts.orders();
    }
    return orders == 0 ? 0 : f(precisions / orders, recalls / orders, factor);
  }

  private static double share(long matches, long all) {
    return all > 0 ? (double) matches / all : EPSILON;
  }

  private static double f(double precision, double recall, int factor) {
    if (precision + recall == 0) {
      return 0;
    }
    return 100 * ((1 + factor) * precision * recall / (factor * precision + recall));
  }
}
