package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import dev.hansei.activities.metrics.tokens.Tokenization;
import java.util.List;

/**
 * BLEU in [0, 100] as sacreBLEU 2.6 counts it: n-grams up to 4, each matched at most as often as it
 * is in the one reference that has it most, brevity by the reference of nearest length. One object
 * may be used by many threads.
 *
 * <p>Sources: Papineni et al., "BLEU" (2002); Post, "A Call for Clarity in Reporting BLEU Scores"
 * (2018); sacrebleu/metrics/bleu.py.
 */
public final class Bleu {
  /** Longest n-grams. */
  static final int ORDER = 4;

  /** sacreBLEU's logarithm of 0. */
  private static final double LOG_OF_ZERO = -9_999_999_999.0;

  private final Settings settings;

  /**
   * How BLEU is to be counted.
   *
   * @param effective whether orders beyond the output's length are left out, as sentence BLEU does
   */
  public record Settings(
      Tokenization tokenization, boolean lowercase, Smoothing smoothing, boolean effective) {}

  public Bleu(Settings settings) {
    this.settings = settings;
  }

  /** sacreBLEU's default for one sentence. */
  public static Settings sentence(Tokenization tokenization, boolean lowercase) {
    return new Settings(tokenization, lowercase, new Smoothing.Exponential(), true);
  }

  /** sacreBLEU's default for a corpus. */
  public static Settings corpus(Tokenization tokenization, boolean lowercase) {
    return new Settings(tokenization, lowercase, new Smoothing.Exponential(), false);
  }

  /**
   * The score of one output; there is at least one reference.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public double score(String output, List<String> references) {
    return score(counts(output, references));
  }

  BleuCounts counts(String output, List<String> references) {
    TextBound.check(output, references);
    Symbols symbols = new Symbols();
    int[][] texts = new int[references.size() + 1][];
    texts[0] = symbols.of(tokens(output));
    for (int i = 1; i < texts.length; i++) {
      texts[i] = symbols.of(tokens(references.get(i - 1)));
    }
    BleuCounts counts = new BleuCounts();
    counts.setLengths(texts[0].length, nearestLength(texts));
    Ngrams ngrams = new Ngrams(texts);
    for (int order = 1; order <= ORDER; order++) {
      ngrams.next();
      counts.set(order, matches(ngrams, texts.length), ngrams.size(0));
    }
    return counts;
  }

  private static int matches(Ngrams ngrams, int texts) {
    int[] most = ngrams.counts(1);
    for (int i = 2; i < texts; i++) {
      int[] counts = ngrams.counts(i);
      for (int n = 0; n < most.length; n++) {
        most[n] = Math.max(most[n], counts[n]);
      }
    }
    return Ngrams.matches(ngrams.counts(0), most);
  }

  private List<String> tokens(String text) {
    return settings.tokenization().tokens(settings.lowercase() ? PythonText.lower(text) : text);
  }

  /** Of two references equally near the shorter one. */
  private static int nearestLength(int[][] texts) {
    int nearest = texts[1].length;
    for (int i = 2; i < texts.length; i++) {
      int length = texts[i].length;
      int nearer = Math.abs(texts[0].length - length) - Math.abs(texts[0].length - nearest);
      if (nearer < 0 || (nearer == 0 && length < nearest)) {
        nearest = length;
      }
    }
    return nearest;
  }

  double score(BleuCounts counts) {
    if (!counts.hasMatch()) {
      return 0;
    }
    double[] precisions = new double[ORDER];
    int orders = ORDER;
    int unmatched = 0;
    for (int order = 1; order <= ORDER; order++) {
      double added = settings.smoothing() instanceof Smoothing.AddK(double k) && order > 1 ? k : 0;
      double matches = counts.matches(order) + added;
      double ngrams = counts.ngrams(order) + added;
      if (ngrams == 0) {
        break;
      }
      orders = settings.effective() ? order : ORDER;
      if (matches == 0) {
        unmatched++;
        precisions[order - 1] = 100 * smoothed(unmatched) / ngrams;
      } else {
        precisions[order - 1] = 100 * matches / ngrams;
      }
    }
    double logs = 0;
    for (int i = 0; i < orders; i++) {
      logs += precisions[i] == 0 ? LOG_OF_ZERO : Math.log(precisions[i]);
    }
    return counts.brevity() * Math.exp(logs / orders);
  }

  /** What the so manieth order without a match counts for. */
  private double smoothed(int unmatched) {
    return switch (settings.smoothing()) {
      case Smoothing.None(), Smoothing.AddK(_) -> 0;
      case Smoothing.Floor(double matches) -> matches;
      case Smoothing.Exponential() -> Math.scalb(1.0, -unmatched);
    };
  }
}
