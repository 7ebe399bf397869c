package dev.hansei.workflows.statistics;

import dev.hansei.workflows.statistics.CoverageSimulation.Scenario;
import java.util.ArrayList;
import java.util.List;

/** A run of which people would pass exactly the minimum of a gate's floor, few of it labelled. */
final class FloorScenarios {
  private static final int CASES = 600;

  private FloorScenarios() {}

  /**
   * How many labels there are and how the judge errs.
   *
   * @param labels in the mean
   * @param right how often it passes what people pass
   * @param falsePass how often it passes what people fail
   * @param lopsided whether four of those that are hard are drawn for one of the others
   */
  private record Plan(
      int labels, double minimum, double right, double falsePass, boolean lopsided) {
    Scenario scenario() {
      String judge =
          right == 1 && falsePass == 1
              ? "judge passes all"
              : "judge passes %.2f of bad ones".formatted(falsePass);
      return new Scenario(
          "sampled share at the floor",
          "%d labels, %.2f, %s%s".formatted(labels, minimum, judge, lopsided ? ", lopsided" : ""),
          minimum,
          this::drawn);
    }

    private Estimate drawn(Draws draws) {
      List<Observation> all = new ArrayList<>();
      List<SampledMean.Labelled> labelled = new ArrayList<>();
      double usual = lopsided ? labels / (0.8 + 4 * 0.2) / CASES : labels / (double) CASES;
      for (int i = 0; i < CASES; i++) {
        double chance = lopsided && draws.chance(0.2) ? 4 * usual : usual;
        double people = draws.chance(minimum) ? 1 : 0;
        double judge = draws.chance(people == 1 ? right : falsePass) ? 1 : 0;
        all.add(new Observation("case-" + i, judge));
        if (draws.chance(chance)) {
          labelled.add(new SampledMean.Labelled("case-" + i, people, judge, chance));
        }
      }
      return SampledMean.of(all, labelled, Range.UNIT, CoverageSimulation.CONFIDENCE).corrected();
    }
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    int[] labels = {20, 50, 100, 100, 200};
    double[] minimums = {0.8, 0.9, 0.93, 0.95, 0.95};
    for (int i = 0; i < labels.length; i++) {
      all.add(new Plan(labels[i], minimums[i], 1, 1, false).scenario());
      all.add(new Plan(labels[i], minimums[i], 0.95, 0.5, true).scenario());
      all.add(new Plan(labels[i], minimums[i], 0.98, 0.1, false).scenario());
    }
    return all;
  }
}
