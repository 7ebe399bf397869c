package dev.hansei.activities.metrics.overlap;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** A metric whose corpus score is the mean over its pairs. */
final class Mean implements Scorer {
  private final ToDoubleBiFunction<String, List<String>> metric;
  private double sum;
  private long pairs;

  Mean(ToDoubleBiFunction<String, List<String>> metric) {
    this.metric = metric;
  }

  @Override
  public double score(String output, List<String> references) {
    double score = metric.applyAsDouble(output, references);
    sum += score;
    pairs++;
    return score;
  }

  @Override
  public double corpus() {
    return pairs == 0 ? 0 : sum / pairs;
  }
}
