package dev.hansei.activities.metrics.overlap;

import java.util.List;

/** chrF of each pair, and of all n-grams together. */
final class PooledChrf implements Scorer {
  private final Chrf chrf;
  private final ChrfCounts all;

  PooledChrf(Chrf chrf) {
    this.chrf = chrf;
    all = chrf.none();
  }

  @Override
  public double score(String output, List<String> references) {
    ChrfCounts counts = chrf.counts(output, references);
    all.add(counts);
    return chrf.score(counts);
  }

  @Override
  public double corpus() {
    return chrf.score(all);
  }
}
