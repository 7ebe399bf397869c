package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.RougeWords;
import dev.hansei.activities.metrics.tokens.TextBound;
import java.util.ArrayList;
import java.util.List;

/**
 * ROUGE as Google's rouge-score 0.1 counts it; of several references the one with the highest F.
 * Words are runs of ASCII letters and digits in lower case, so texts in other scripts score 0. One
 * object may be used by many threads.
 *
 * <p>Sources: Lin, "ROUGE" (2004); google-research/rouge/rouge_scorer.py.
 */
public final class Rouge {
  private static final Score ZERO = new Score(0, 0, 0);

  private final boolean stemmed;

  /** What is compared. */
  public enum Kind {
    /** Single words: rouge1. */
    WORDS,
    /** Two words in a row: rouge2. */
    PAIRS,
    /** The longest common subsequence of both texts: rougeL. */
    SEQUENCE,
    /** The union of the longest common subsequences of their lines: rougeLsum. */
    LINES
  }

  /** Each in [0, 1]. */
  public record Score(double precision, double recall, double f) {
    static Score of(int shared, int given, int wanted) {
      double precision = (double) shared / Math.max(given, 1);
      double recall = (double) shared / Math.max(wanted, 1);
      double sum = precision + recall;
      return new Score(precision, recall, sum > 0 ? 2 * precision * recall / sum : 0);
    }
  }

  /** With Porter's stems or with the words as they stand. */
  public Rouge(boolean stemmed) {
    this.stemmed = stemmed;
  }

  /**
   * The score against the first reference with the highest F; there is at least one reference.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}, or has so
   *     many lines with words in common that they cannot be compared
   */
  public Score score(Kind kind, String output, List<String> references) {
    TextBound.check(output, references);
    Score best = null;
    for (String reference : references) {
      Score score = score(kind, output, reference);
      if (best == null || score.f() > best.f()) {
        best = score;
      }
    }
    return best == null ? ZERO : best;
  }

  private Score score(Kind kind, String output, String reference) {
    Symbols symbols = new Symbols();
    return switch (kind) {
      case WORDS -> ngrams(words(output, symbols), words(reference, symbols), 1);
      case PAIRS -> ngrams(words(output, symbols), words(reference, symbols), 2);
      case SEQUENCE -> {
        int[] given = words(output, symbols);
        int[] wanted = words(reference, symbols);
        int shared = new CommonSubsequence(wanted).length(given);
        yield Score.of(shared, given.length, wanted.length);
      }
      case LINES -> lines(lines(output, symbols), lines(reference, symbols), symbols.size());
    };
  }

  private int[] words(String text, Symbols symbols) {
    return symbols.of(stemmed ? RougeWords.stemmed(text) : RougeWords.of(text));
  }

  private List<int[]> lines(String text, Symbols symbols) {
    List<int[]> lines = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        lines.add(words(text.substring(start, end), symbols));
      }
      start = end + 1;
    }
    return lines;
  }

  private static Score ngrams(int[] output, int[] reference, int order) {
    Ngrams ngrams = new Ngrams(output, reference);
    for (int i = 0; i < order; i++) {
      ngrams.next();
    }
    int shared = Ngrams.matches(ngrams.counts(0), ngrams.counts(1));
    return Score.of(shared, ngrams.size(0), ngrams.size(1));
  }

  /** A word counts at most as often as it is in either text, whatever the lines have in common. */
  private static Score lines(List<int[]> output, List<int[]> reference, int symbols) {
    int[] given = counts(output, symbols);
    int[] wanted = counts(reference, symbols);
    LineUnion union = new LineUnion(output, reference);
    int shared = 0;
    for (int[] line : reference) {
      boolean[] marks = union.marks(line);
      for (int i = 0; i < line.length; i++) {
        if (marks[i] && given[line[i]] > 0 && wanted[line[i]] > 0) {
          given[line[i]]--;
          wanted[line[i]]--;
          shared++;
        }
      }
    }
    return Score.of(shared, length(output), length(reference));
  }

  private static int[] counts(List<int[]> lines, int symbols) {
    int[] counts = new int[symbols];
    for (int[] line : lines) {
      for (int symbol : line) {
        counts[symbol]++;
      }
    }
    return counts;
  }

  private static int length(List<int[]> lines) {
    return lines.stream().mapToInt(line -> line.length).sum();
  }
}
