package dev.hansei.activities.metrics.overlap;

import dev.hansei.activities.metrics.Squad;
import java.util.List;

/** Scores pairs one after another, and then all of them together. Not thread-safe. */
public interface Scorer {
  /** The score of one output; there is at least one reference. */
  double score(String output, List<String> references);

  /** The score of all pairs until now: pooled or the mean, as the metric says; 0 without any. */
  double corpus();

  /** A new one that has seen no pair. */
  static Scorer of(ReferenceMetric metric, ScoringOptions options) {
    Rouge rouge = new Rouge(options.stemmed());
    boolean lower = options.lowercase();
    return switch (metric) {
      case BLEU -> new PooledBleu(options);
      case CHRF -> new PooledChrf(new Chrf(Chrf.characters(lower)));
      case CHRF_PLUS_PLUS -> new PooledChrf(new Chrf(Chrf.charactersAndWords(lower)));
      case TER -> new PooledTer();
      case ROUGE_1 -> rouge(rouge, Rouge.Kind.WORDS);
      case ROUGE_2 -> rouge(rouge, Rouge.Kind.PAIRS);
      case ROUGE_L -> rouge(rouge, Rouge.Kind.SEQUENCE);
      case ROUGE_LSUM -> rouge(rouge, Rouge.Kind.LINES);
      case EXACT_MATCH -> new Mean((output, references) -> Squad.exact(references, output));
      case F1 -> new Mean((output, references) -> Squad.f1(references, output));
      case LEVENSHTEIN ->
          new Mean((output, references) -> Levenshtein.similarity(output, references, lower));
      case GLEU -> new PooledGleu(new Gleu(options.tokenization(), lower));
      case METEOR -> new Mean(new Meteor(options.tokenization())::score);
    };
  }

  private static Scorer rouge(Rouge rouge, Rouge.Kind kind) {
    return new Mean((output, references) -> rouge.score(kind, output, references).f());
  }
}
