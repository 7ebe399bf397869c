package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.PythonText;
import dev.hansei.activities.metrics.tokens.TextBound;
import dev.hansei.activities.metrics.tokens.Tokenization;
import java.util.List;

/**
 * GLEU ("Google-BLEU") in [0, 1] as NLTK counts it: shared n-grams up to 4 as a share of those of
 * the text that has more; of several references the one with the highest share.
 *
 * <p>Sources: Wu et al., "Google's Neural Machine Translation System" (2016);
 * nltk.translate.gleu_score.
 */
public final class Gleu {
  private static final int ORDER = 4;

  private final Tokenization tokenization;
  private final boolean lowercase;

  /** NLTK leaves it to its caller how texts are cut. */
  public Gleu(Tokenization tokenization, boolean lowercase) {
    this.tokenization = tokenization;
    this.lowercase = lowercase;
  }

  /** N-grams shared, and those of the text that has more. */
  record Counts(long shared, long all) {
    static final Counts NONE = new Counts(0, 0);

    Counts plus(Counts other) {
      return new Counts(shared + other.shared, all + other.all);
    }

    double score() {
      return all == 0 ? 0 : (double) shared / all;
    }
  }

  /**
   * The score of one output; there is at least one reference.
   *
   * @throws IllegalArgumentException a text is longer than {@link TextBound#CHARS_MAX}
   */
  public double score(String output, List<String> references) {
    return counts(output, references).score();
  }

  Counts counts(String output, List<String> references) {
    TextBound.check(output, references);
    Symbols symbols = new Symbols();
    int[] given = symbols.of(tokens(output));
    Counts best = Counts.NONE;
    for (String reference : references) {
      Counts counts = counts(given, symbols.of(tokens(reference)));
      if (best.all() == 0 || counts.score() > best.score()) {
        best = counts;
      }
    }
    return best;
  }

  private List<String> tokens(String text) {
    return tokenization.tokens(lowercase ? PythonText.lower(text) : text);
  }

  private static Counts counts(int[] output, int[] reference) {
    Ngrams ngrams = new Ngrams(output, reference);
    long shared = 0;
    long given = 0;
    long wanted = 0;
    for (int order = 1; order <= ORDER; order++) {
      ngrams.next();
      shared += Ngrams.matches(ngrams.counts(0), ngrams.counts(1));
      given += ngrams.size(0);
      wanted += ngrams.size(1);
    }
    return new Counts(shared, Math.max(given, wanted));
  }
}
