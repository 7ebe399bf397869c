package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.calibrations.LearnedTraining.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and spread of each feature.
 *
 * @param scales standard deviations; 1 for a feature that never varied
 */
record Scaling(List<Double> means, List<Double> scales) {
  Scaling {
    means = List.copyOf(means);
    scales = List.copyOf(scales);
  }

  /** Of at least one example. */
  static Scaling of(List<Example> examples) {
    List<Double> means = new ArrayList<>();
    List<Double> scales = new ArrayList<>();
    for (String name : examples.getFirst().features().keySet()) {
      double[] values = examples.stream().mapToDouble(one -> value(one, name)).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      means.add(mean);
      scales.add(variance < 1e-18 ? 1 : Math.sqrt(variance));
    }
    return new Scaling(means, scales);
  }

  /** The features of an example, standardised. */
  double[] of(Example one) {
    double[] row = new double[means.size()];
    int i = 0;
    for (double value : one.features().values()) {
      row[i] = (value - means.get(i)) / scales.get(i);
      i++;
    }
    return row;
  }

  private static double value(Example one, String name) {
    Double value = one.features().get(name);
    if (value == null) {
      throw new IllegalArgumentException("an example lacks the feature " + name);
    }
    return value;
  }
}
