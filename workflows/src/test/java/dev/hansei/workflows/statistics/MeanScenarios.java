package dev.hansei.workflows.statistics;

import dev.hansei.workflows.statistics.CoverageSimulation.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Populations for intervals of means, shares and effects. */
final class MeanScenarios {
  private static final double CONFIDENCE = CoverageSimulation.CONFIDENCE;

  /** As few as a plan takes; the ends are then rough, which costs a little coverage. */
  private static final int RESAMPLES = 1_000;

  private MeanScenarios() {}

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (double share : new double[] {0.5, 0.9, 0.98}) {
      all.add(
          new Scenario(
              "Wilson",
              "30 cases, pass rate " + share,
              share,
              draws -> Wilson.interval(passes(draws, 30, share), 30, CONFIDENCE)));
    }
    for (IntervalMethod method : IntervalMethod.values()) {
      for (int n : new int[] {15, 60}) {
        all.add(bootstrap(method, n));
        all.add(paired(method, n));
      }
      all.add(clusteredBootstrap(method));
    }
    all.add(clustered("t on CR1", 12));
    all.add(clustered("t on CR1", 40));
    all.add(predictionPowered(30));
    all.add(predictionPowered(150));
    for (int labels : new int[] {20, 30, 100}) {
      all.add(sampled(labels, 0.85, false));
      all.add(sampled(labels, 0.85, true));
    }
    all.add(sampled(30, 1, false));
    all.add(sequence("betting, at all of 200 moments", s -> last(s, true)));
    all.add(sequence("Bernstein, at all of 200 moments", s -> last(s, false)));
    all.add(effect());
    all.add(bound());
    return all;
  }

  private static int passes(Draws draws, int n, double share) {
    return (int) IntStream.range(0, n).filter(_ -> draws.chance(share)).count();
  }

  private static BootstrapPlan plan(IntervalMethod method, Draws draws) {
    return new BootstrapPlan(RESAMPLES, CONFIDENCE, method, draws.seed());
  }

  private static Scenario bootstrap(IntervalMethod method, int n) {
    return new Scenario(
        "bootstrap " + method,
        n + " skewed scores, mean 0.8",
        0.8,
        draws ->
            Bootstrap.mean(
                IntStream.range(0, n)
                    .mapToObj(i -> new Observation("case-" + i, draws.skewed(4)))
                    .toList(),
                Range.UNIT,
                plan(method, draws)));
  }

  /** Wins 30 %, loses 15 %. */
  private static Scenario paired(IntervalMethod method, int n) {
    return new Scenario(
        "bootstrap " + method,
        n + " paired passes, difference 0.15",
        0.15,
        draws -> {
          List<PairedScore> pairs = new ArrayList<>();
          for (int i = 0; i < n; i++) {
            double u = draws.uniform();
            pairs.add(new PairedScore("case-" + i, u < 0.15 ? 1 : 0, u >= 0.7 ? 1 : 0));
          }
          return Bootstrap.pairedDifference(pairs, Range.UNIT, plan(method, draws)).difference();
        });
  }

  private static Scenario clusteredBootstrap(IntervalMethod method) {
    return new Scenario(
        "bootstrap " + method,
        "20 conversations of 1 to 8 turns",
        0.6,
        draws -> Bootstrap.mean(turns(draws, 20), Range.UNIT, plan(method, draws)));
  }

  private static Scenario clustered(String method, int units) {
    return new Scenario(
        method,
        units + " conversations of 1 to 8 turns",
        0.6,
        draws ->
            ClusteredMean.of(turns(draws, units), Range.UNIT).interval(Range.UNIT, CONFIDENCE));
  }

  /** Half of what a turn scores is its conversation's; both are uniform in [0.2, 1]. */
  private static List<Observation> turns(Draws draws, int units) {
    List<Observation> turns = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      double own = draws.uniform();
      int size = 1 + draws.below(8);
      for (int turn = 0; turn < size; turn++) {
        turns.add(new Observation("unit-" + unit, 0.2 + 0.4 * own + 0.4 * draws.uniform()));
      }
    }
    return turns;
  }

  /** The judge is right in 85 of 100; people pass 70. */
  private static Scenario predictionPowered(int labels) {
    return new Scenario(
        "prediction-powered mean",
        labels + " labels, 600 judged, pass rate 0.7",
        0.7,
        draws -> {
          double[] people = new double[labels];
          double[] judge = new double[labels];
          double[] others = new double[600];
          for (int i = 0; i < labels; i++) {
            people[i] = draws.chance(0.7) ? 1 : 0;
            judge[i] = draws.chance(0.85) ? people[i] : 1 - people[i];
          }
          Arrays.setAll(others, _ -> draws.chance(0.7) == draws.chance(0.85) ? 1 : 0);
          return PredictionPowered.mean(
                  new PredictionPowered.Scores(people, judge, others), Range.UNIT, CONFIDENCE)
              .mean();
        });
  }

  /**
   * The judge is as often right as said where it is sure (four of five), and half the time else;
   * lopsided draws take four of those where it is unsure for one of the others. People pass 70.
   */
  private static Scenario sampled(int labels, double right, boolean lopsided) {
    return new Scenario(
        "sampled mean",
        "%d of 600 labelled, judge right in %.2f%s"
            .formatted(labels, right, lopsided ? ", lopsided" : ""),
        0.7,
        draws -> {
          List<Observation> all = new ArrayList<>();
          List<SampledMean.Labelled> labelled = new ArrayList<>();
          double usual = lopsided ? labels / (0.8 + 4 * 0.2) / 600 : labels / 600.0;
          for (int i = 0; i < 600; i++) {
            boolean isUnsure = right < 1 && draws.chance(0.2);
            double people = draws.chance(0.7) ? 1 : 0;
            double judge = draws.chance(isUnsure ? 0.5 : right) ? people : 1 - people;
            double chance = lopsided && isUnsure ? 4 * usual : usual;
            all.add(new Observation("case-" + i, judge));
            if (draws.chance(chance)) {
              labelled.add(new SampledMean.Labelled("case-" + i, people, judge, chance));
            }
          }
          return SampledMean.of(all, labelled, Range.UNIT, CONFIDENCE).corrected();
        });
  }

  /** The last interval lies inside all before it, so it holds the truth only if all do. */
  private static Scenario sequence(String method, Function<double[], Estimate> last) {
    return new Scenario(
        method,
        "200 skewed scores, mean 0.8",
        0.8,
        draws -> {
          double[] scores = new double[200];
          Arrays.setAll(scores, _ -> draws.skewed(4));
          return last.apply(scores);
        });
  }

  private static Estimate last(double[] scores, boolean betting) {
    return betting
        ? ConfidenceSequence.betting(scores, Range.UNIT, CONFIDENCE).getLast()
        : ConfidenceSequence.bernstein(scores, Range.UNIT, CONFIDENCE).getLast();
  }

  private static Scenario effect() {
    return new Scenario(
        "Cohen's d_z",
        "20 normal differences, 0.5",
        0.5,
        draws -> {
          double[] differences = new double[20];
          Arrays.setAll(differences, _ -> 0.5 + draws.normal());
          return EffectSize.cohensDz(differences, CONFIDENCE).orElseThrow();
        });
  }

  private static Scenario bound() {
    return new Scenario(
        "non-inferiority, lower bound (t)",
        "30 normal differences, -0.02",
        -0.02,
        draws -> {
          double[] differences = new double[30];
          Arrays.setAll(differences, _ -> Math.clamp(-0.02 + 0.15 * draws.normal(), -1, 1));
          NonInferiority got = NonInferiority.tTest(differences, Range.UNIT, 0.05, CONFIDENCE);
          return new Estimate(got.difference(), got.lowerBound(), 1, CONFIDENCE, got.n());
        });
  }
}
