package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.tokens.Tokenization;

/**
 * How texts are prepared, where a metric leaves the choice.
 *
 * @param tokenization for BLEU, GLEU and METEOR
 * @param lowercase for BLEU, chrF, Levenshtein and GLEU; the others never look at case
 * @param stemmed for ROUGE; METEOR always stems
 */
public record ScoringOptions(Tokenization tokenization, boolean lowercase, boolean stemmed) {
  /** What the reference implementations do when they are told nothing. */
  public static final ScoringOptions DEFAULT =
      new ScoringOptions(Tokenization.MTEVAL_13A, false, false);
}
