package dev.hansei.activities.metrics.overlap;

import java.util.List;

/** GLEU of each pair, and of all n-grams together. */
final class PooledGleu implements Scorer {
  private final Gleu gleu;
  private Gleu.Counts all = Gleu.Counts.NONE;

  PooledGleu(Gleu gleu) {
    this.gleu = gleu;
  }

  @Override
  public double score(String output, List<String> references) {
    Gleu.Counts counts = gleu.counts(output, references);
    all = all.plus(counts);
    return counts.score();
  }

  @Override
  public double corpus() {
    return all.score();
  }
}
