package dev.hansei.activities.metrics.overlap;

import java.util.List;

/** TER of each pair, and of all edits together. */
final class PooledTer implements Scorer {
  private TerCounts all = TerCounts.NONE;

  @Override
  public double score(String output, List<String> references) {
    TerCounts counts = Ter.counts(output, references);
    all = all.plus(counts);
    return counts.score();
  }

  @Override
  public double corpus() {
    return all.score();
  }
}
