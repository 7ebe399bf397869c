package dev.hansei.activities.metrics.overlap;

import java.util.List;

/** Sentence BLEU by effective order, and corpus BLEU of all n-grams together. */
final class PooledBleu implements Scorer {
  private final Bleu sentence;
  private final Bleu corpus;
  private final BleuCounts all = new BleuCounts();

  PooledBleu(ScoringOptions options) {
    sentence = new Bleu(Bleu.sentence(options.tokenization(), options.lowercase()));
    corpus = new Bleu(Bleu.corpus(options.tokenization(), options.lowercase()));
  }

  @Override
  public double score(String output, List<String> references) {
    BleuCounts counts = sentence.counts(output, references);
    all.add(counts);
    return sentence.score(counts);
  }

  @Override
  public double corpus() {
    return corpus.score(all);
  }
}
