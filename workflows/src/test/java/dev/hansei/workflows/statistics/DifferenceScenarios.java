package dev.hansei.workflows.statistics;

import dev.hansei.workflows.statistics.CoverageSimulation.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Two runs on the same cases, of which people labelled few answers. */
final class DifferenceScenarios {
  private static final int CASES = 600;

  /** What people pass less of the candidate: the margin of a gate that must not let it through. */
  static final double TRUTH = -0.05;

  private DifferenceScenarios() {}

  /**
   * How labels were drawn and how the judge errs.
   *
   * @param labels on each run, in the mean
   * @param baselineRight how often the judge is right on the baseline's answers
   * @param falsePass how often it passes what people failed of the candidate
   * @param lopsided whether four of those that are hard are drawn for one of the others
   * @param sameCases whether both runs are labelled on the same cases
   */
  private record Plan(
      int labels, double baselineRight, double falsePass, boolean lopsided, boolean sameCases) {
    Scenario scenario() {
      String population =
          "%d labels a run, right in %.2f, passes %.2f%s%s"
              .formatted(
                  labels,
                  baselineRight,
                  falsePass,
                  lopsided ? ", lopsided" : "",
                  sameCases ? ", same cases" : "");
      return new Scenario("sampled difference", population, TRUTH, this::drawn);
    }

    private Estimate drawn(Draws draws) {
      List<Observation> before = new ArrayList<>();
      List<Observation> after = new ArrayList<>();
      List<SampledMean.Labelled> labelledBefore = new ArrayList<>();
      List<SampledMean.Labelled> labelledAfter = new ArrayList<>();
      double usual = lopsided ? labels / (0.8 + 4 * 0.2) / CASES : labels / (double) CASES;
      for (int i = 0; i < CASES; i++) {
        String unit = "case-" + i;
        boolean isHard = draws.chance(0.2);
        double chance = lopsided && isHard ? 4 * usual : usual;
        // The baseline passes 50 of 100 hard and 80 of 100 other cases: 74; the candidate 69, by
        // failing some that the baseline passes and passing fewer that it fails.
        double old = draws.chance(isHard ? 0.5 : 0.8) ? 1 : 0;
        double now = draws.chance(old == 1 ? 64.8 / 74 : 4.2 / 26) ? 1 : 0;
        double judgeOld = draws.chance(baselineRight) ? old : 1 - old;
        double judgeNow =
            now == 1 ? (draws.chance(baselineRight) ? 1 : 0) : (draws.chance(falsePass) ? 1 : 0);
        before.add(new Observation(unit, judgeOld));
        after.add(new Observation(unit, judgeNow));
        boolean isDrawn = draws.chance(chance);
        if (isDrawn) {
          labelledBefore.add(new SampledMean.Labelled(unit, old, judgeOld, chance));
        }
        if (sameCases ? isDrawn : draws.chance(chance)) {
          labelledAfter.add(new SampledMean.Labelled(unit, now, judgeNow, chance));
        }
      }
      return SampledDifference.of(
              new SampledDifference.Side(before, labelledBefore),
              new SampledDifference.Side(after, labelledAfter),
              Range.UNIT,
              CoverageSimulation.CONFIDENCE)
          .difference();
    }
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (int labels : new int[] {25, 50, 150}) {
      for (boolean same : new boolean[] {false, true}) {
        all.add(new Plan(labels, 0.85, 0.15, false, same).scenario());
        all.add(new Plan(labels, 0.85, 0.6, true, same).scenario());
      }
    }
    all.add(new Plan(30, 1, 0, false, false).scenario());
    return all;
  }
}
